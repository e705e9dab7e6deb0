package com.adaptiveads.worker.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The same work in Python, timed in the same run. */
public final class PythonPeer {
    private PythonPeer() {}

    /**
     * Milliseconds, best of several; NaN, with a reason on standard output, when Python or a library is not there.
     *
     * @param setUp lines that run once
     * @param work lines that are timed; they may set {@code start} themselves
     */
    public static double best(String setUp, String work, int rounds) throws InterruptedException {
        String script = """
            import time
            %s
            best = 1e9
            for _ in range(%d):
                start = time.perf_counter()
            %s
                best = min(best, time.perf_counter() - start)
            print(best * 1000)
            """.formatted(setUp.strip(), rounds, work.strip().indent(4));
        try {
            Process python = new ProcessBuilder("python3", "-c", script)
                    .redirectErrorStream(true)
                    .start();
            String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            String last = said.lines().reduce("", (a, b) -> b);
            if (python.waitFor() == 0) {
                return Double.parseDouble(last);
            }
            System.out.println("no peer: " + last);
        } catch (IOException e) {
            System.out.println("no peer: python3 does not start: " + e.getMessage());
        }
        return Double.NaN;
    }
}
