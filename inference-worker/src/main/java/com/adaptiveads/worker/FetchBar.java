package com.adaptiveads.worker;

import com.adaptiveads.worker.model.fetch.Progress;
import java.io.PrintStream;
import java.util.Locale;

/** One line that fills while a model comes. */
final class FetchBar implements Progress {
    private static final int WIDTH = 30;
    private static final long PAUSE_NANOS = 200_000_000L;
    private static final double MEGA = 1e6;

    private final PrintStream out;
    private String model = "";
    private long total;
    private long arrived;
    private long begunAt;
    private long shownAt;

    FetchBar(PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized void begin(String fetched, long bytes) {
        model = fetched;
        total = bytes;
        arrived = 0;
        begunAt = System.nanoTime();
        show();
    }

    @Override
    public synchronized void advance(long bytes) {
        arrived += bytes;
        if (System.nanoTime() - shownAt >= PAUSE_NANOS) {
            show();
        }
    }

    @Override
    public synchronized void end() {
        show();
        out.println();
    }

    private void show() {
        shownAt = System.nanoTime();
        double share = total == 0 ? 1 : Math.min(1, (double) arrived / total);
        int filled = (int) Math.round(share * WIDTH);
        double seconds = Math.max(1e-3, (shownAt - begunAt) / 1e9);
        out.printf(
                Locale.ROOT,
                "\r%-12s [%s%s] %6.0f of %.0f MB, %.0f MB/s ",
                model,
                "#".repeat(filled),
                "-".repeat(WIDTH - filled),
                arrived / MEGA,
                total / MEGA,
                arrived / MEGA / seconds);
        out.flush();
    }
}
