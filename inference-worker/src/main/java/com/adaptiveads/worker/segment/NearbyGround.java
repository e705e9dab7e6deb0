package com.adaptiveads.worker.segment;

import java.util.Arrays;

/** Whether the backdrop that can be seen near a zone is about as bright as the zone: then a shadow may lie over both. */
final class NearbyGround {
    private static final double REACH = 0.11;
    private static final float ALIKE = 0.03f;
    private static final int LEAST = 12;
    private static final int SMALLEST_ZONE = 24;

    private final Components zones;
    private final float[] shade;
    private final boolean[] ground;
    private final int width;
    private final int height;
    private final int[] left;
    private final int[] top;
    private final int[] right;
    private final int[] bottom;

    /** @param ground where backdrop is seen for sure */
    NearbyGround(Components zones, float[] shade, boolean[] ground, int width, int height) {
        this.zones = zones;
        this.shade = shade;
        this.ground = ground;
        this.width = width;
        this.height = height;
        left = new int[zones.count()];
        top = new int[zones.count()];
        right = new int[zones.count()];
        bottom = new int[zones.count()];
        Arrays.fill(left, width);
        Arrays.fill(top, height);
        for (int i = 0; i < shade.length; i++) {
            int zone = zones.label()[i];
            if (zone >= 0) {
                left[zone] = Math.min(left[zone], i % width);
                right[zone] = Math.max(right[zone], i % width);
                top[zone] = Math.min(top[zone], i / width);
                bottom[zone] = i / width;
            }
        }
    }

    /** Zones of a few pixels have nothing like them. */
    boolean like(int zone, double level) {
        if (zones.area()[zone] < SMALLEST_ZONE) {
            return false;
        }
        int reach = (int) Math.round(REACH * Math.sqrt(shade.length));
        int found = 0;
        for (int y = Math.max(0, top[zone] - reach); y <= Math.min(height - 1, bottom[zone] + reach); y++) {
            for (int x = Math.max(0, left[zone] - reach); x <= Math.min(width - 1, right[zone] + reach); x++) {
                int i = y * width + x;
                found += ground[i] && Math.abs(shade[i] - level) < ALIKE ? 1 : 0;
            }
        }
        return found >= LEAST;
    }
}
