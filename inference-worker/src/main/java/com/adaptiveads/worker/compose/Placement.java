package com.adaptiveads.worker.compose;

import java.util.Locale;

/**
 * Where a product goes on a canvas and how large. It is as large as it can be with its centre on the hotspot, between
 * {@value #SMALLEST} and {@value #LARGEST} of what would fill the canvas, the less the further out it sits; where even
 * the smallest cannot reach, the centre comes as near as the margins allow. On a strip, where there is little room to
 * move the short way and a product must be as large as it can be to be seen at all, it keeps the largest size.
 *
 * @param x left edge on the canvas, pixels
 * @param y top edge on the canvas, pixels
 * @param scale canvas pixels per pixel of the cut-out, at most {@value #MOST_ENLARGED}
 * @param reasoning one clear sentence for people
 */
public record Placement(int x, int y, int width, int height, double scale, String reasoning) {
    private static final double LARGEST = 0.80;
    private static final double SMALLEST = 0.42;
    private static final double OUTER_LOSS = 0.12;
    /** Up to {@value #SHEET} times as long as wide a canvas is no strip, from {@value #STRIP} times on it is nothing else. */
    private static final double SHEET = 2;

    private static final double STRIP = 3.5;
    private static final double MARGIN = 0.04;
    private static final double MOST_ENLARGED = 2;
    /** From this confidence on the hotspot is taken at its word; below, the goal moves towards the centre. */
    private static final double SURE = 0.5;

    private static final double REACHED = 1; // canvas pixels

    /** Places a product of {@code width x height} pixels on a canvas; all sizes in pixels, 1 or more. */
    public static Placement of(int canvasWidth, int canvasHeight, int width, int height, Hotspot hotspot) {
        double pull = Math.min(1, hotspot.confidence() / SURE);
        double goalX = (0.5 + pull * (hotspot.u() - 0.5)) * canvasWidth;
        double goalY = (0.5 + pull * (hotspot.v() - 0.5)) * canvasHeight;
        double margin = MARGIN * Math.min(canvasWidth, canvasHeight);
        double full = Math.min((double) canvasWidth / width, (double) canvasHeight / height);

        double room = Math.min(
                2 * (Math.min(goalX, canvasWidth - goalX) - margin) / (full * width),
                2 * (Math.min(goalY, canvasHeight - goalY) - margin) / (full * height));
        double eccentricity = 2 * Math.max(Math.abs(goalX / canvasWidth - 0.5), Math.abs(goalY / canvasHeight - 0.5));
        double strip = strip(canvasWidth, canvasHeight);
        double smallest = SMALLEST + strip * (LARGEST - SMALLEST);
        double fill = Math.clamp(room, smallest, LARGEST - (1 - strip) * OUTER_LOSS * eccentricity);
        boolean enlargedMost = fill * full > MOST_ENLARGED;
        double scale = Math.min(fill * full, MOST_ENLARGED);

        int placedWidth = Math.clamp(Math.round(scale * width), 1, canvasWidth);
        int placedHeight = Math.clamp(Math.round(scale * height), 1, canvasHeight);
        int x = start(goalX, placedWidth, canvasWidth, margin);
        int y = start(goalY, placedHeight, canvasHeight, margin);
        boolean reached = Math.abs(x + placedWidth / 2.0 - goalX) <= REACHED
                && Math.abs(y + placedHeight / 2.0 - goalY) <= REACHED;
        String reasoning =
                where(x + placedWidth / 2.0, y + placedHeight / 2.0, canvasWidth, canvasHeight, pull, reached)
                        + String.format(Locale.ROOT, "; %.0f %% size", 100 * scale / full)
                        + (enlargedMost ? ", as the photo is enlarged twice at most." : ".");
        return new Placement(x, y, placedWidth, placedHeight, scale, reasoning);
    }

    /** 0 for squares and sheets, 1 for banners and skyscrapers. */
    private static double strip(int canvasWidth, int canvasHeight) {
        double aspect = (double) Math.max(canvasWidth, canvasHeight) / Math.min(canvasWidth, canvasHeight);
        return Math.clamp((aspect - SHEET) / (STRIP - SHEET), 0, 1);
    }

    private static int start(double goal, int size, int canvas, double margin) {
        double least = Math.floor(Math.min(margin, (canvas - size) / 2.0));
        return (int) Math.clamp(Math.rint(goal - size / 2.0), least, canvas - size - least);
    }

    private static String where(
            double centreX, double centreY, int canvasWidth, int canvasHeight, double pull, boolean reached) {
        if (pull == 0) {
            return "Centred, as nothing is known yet about where people look";
        }
        String spot = String.format(
                Locale.ROOT, "%.0f %% / %.0f %%", 100 * centreX / canvasWidth, 100 * centreY / canvasHeight);
        if (!reached) {
            return "Placed at " + spot + ", as near to where people looked as the margins allow";
        }
        return pull < 1
                ? "Placed at " + spot + ", between the centre and where people seem to look"
                : "Placed at " + spot + ", where people looked";
    }
}
