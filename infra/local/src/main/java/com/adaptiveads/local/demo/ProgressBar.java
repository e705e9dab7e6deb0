package com.adaptiveads.local.demo;

import java.io.PrintStream;

/** One line a stage: a bar that fills while it runs, and how long it took. */
final class ProgressBar {
    private static final int WIDTH = 24;

    private final PrintStream out;
    private final String stage;
    private final long startNanos = System.nanoTime();

    ProgressBar(PrintStream out, String stage) {
        this.out = out;
        this.stage = stage;
        show(0);
    }

    /** @param share done, 0..1 */
    void show(double share) {
        out.print("\r" + line(share));
        out.flush();
    }

    void done(String result) {
        out.printf("\r%s %5.1f s  %s%n", line(1), (System.nanoTime() - startNanos) / 1e9, result);
    }

    private String line(double share) {
        int filled = (int) Math.round(Math.clamp(share, 0, 1) * WIDTH);
        return "%-22s [%s%s]".formatted(stage, "#".repeat(filled), "-".repeat(WIDTH - filled));
    }
}
