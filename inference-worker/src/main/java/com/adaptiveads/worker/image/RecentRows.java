package com.adaptiveads.worker.image;

/** The planar rows a vertical pass needs for its next output row; only as many are kept as make up one. */
final class RecentRows {
    private final FixedPointTaps down;
    private final RowSource source;
    private final int[][] recent;
    private final int[][] taps;
    private int next;

    /** Where rows come from. */
    @FunctionalInterface
    interface RowSource {
        void read(int row, int[] levels);
    }

    /** @param length of a row: channels times columns */
    RecentRows(FixedPointTaps down, int length, RowSource source) {
        this.down = down;
        this.source = source;
        this.recent = new int[down.most()][length];
        this.taps = new int[down.most()][];
    }

    /** The rows that make up row {@code y} of the result, in order; asked for from top to bottom. */
    int[][] upTo(int y) {
        int first = down.first()[y];
        int end = first + down.weights()[y].length;
        for (next = Math.max(next, first); next < end; next++) {
            source.read(next, recent[next % recent.length]);
        }
        for (int row = first; row < end; row++) {
            taps[row - first] = recent[row % recent.length];
        }
        return taps;
    }
}
