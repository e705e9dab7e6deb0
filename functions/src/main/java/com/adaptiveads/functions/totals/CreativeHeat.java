package com.adaptiveads.functions.totals;

import java.util.List;

/** How often visitors of all sessions were where in a creative's own box, on a grid of {@value #SIDE} x {@value #SIDE}. */
public record CreativeHeat(List<Cell> cells) {
    public static final int SIDE = 32;

    /**
     * @param column 0..31 from the left
     * @param row 0..31 from the top
     * @param hoverThousandths the intensities of hovers and touches, each 0..1000, summed
     */
    public record Cell(int column, int row, long clicks, long hoverThousandths) {}

    public CreativeHeat {
        cells = List.copyOf(cells);
    }

    static int cell(double fraction) {
        return Math.clamp((int) (fraction * SIDE), 0, SIDE - 1);
    }

    /** Name of the counter of a column's clicks, in the item of its row. */
    public static String clicks(int column) {
        return "c%02d".formatted(column);
    }

    /** Name of the counter of a column's hover thousandths, in the item of its row. */
    public static String hovers(int column) {
        return "h%02d".formatted(column);
    }
}
