package com.adaptiveads.functions.engagement;

import com.adaptiveads.events.api.Interaction.Point;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** Attention counted in the cells of a regular grid over the unit square, row by row from the top. Immutable. */
public final class HeatGrid {
    private final int columns;
    private final int rows;
    private final double[] cells;

    private HeatGrid(int columns, int rows, double[] cells) {
        this.columns = columns;
        this.rows = rows;
        this.cells = cells;
    }

    /**
     * Shares each attention among the four nearest cell centres (linear binning, Wand 1994), so that the sum of the cells
     * is the sum of the weights and a place moves smoothly from cell to cell.
     */
    public static HeatGrid of(List<Attention> attention, int columns, int rows) {
        if (columns < 1 || rows < 1) {
            throw new IllegalArgumentException("a grid has columns and rows");
        }
        double[] cells = new double[columns * rows];
        for (Attention a : attention) {
            double x = Math.clamp(a.u() * columns - 0.5, 0, columns - 1.0);
            double y = Math.clamp(a.v() * rows - 0.5, 0, rows - 1.0);
            int column = Math.min((int) x, Math.max(0, columns - 2));
            int row = Math.min((int) y, Math.max(0, rows - 2));
            double right = x - column;
            double down = y - row;
            int right1 = Math.min(column + 1, columns - 1);
            int down1 = Math.min(row + 1, rows - 1);
            cells[row * columns + column] += a.weight() * (1 - right) * (1 - down);
            cells[row * columns + right1] += a.weight() * right * (1 - down);
            cells[down1 * columns + column] += a.weight() * (1 - right) * down;
            cells[down1 * columns + right1] += a.weight() * right * down;
        }
        return new HeatGrid(columns, rows, cells);
    }

    public int columns() {
        return columns;
    }

    public int rows() {
        return rows;
    }

    /** Row by row from the top, each from the left. */
    public List<Double> cells() {
        return Arrays.stream(cells).boxed().toList();
    }

    /** Every cell's count as attention at its centre; cells without any left out. */
    public List<Attention> attention() {
        return IntStream.range(0, cells.length)
                .filter(i -> cells[i] > 0)
                .mapToObj(i -> new Attention(centre(i).x(), centre(i).y(), cells[i]))
                .toList();
    }

    /** Centre of the cell with most attention; the first of equals. */
    Point hottest() {
        int hottest = 0;
        for (int i = 1; i < cells.length; i++) {
            if (cells[i] > cells[hottest]) {
                hottest = i;
            }
        }
        return centre(hottest);
    }

    private Point centre(int index) {
        int row = index / columns;
        int column = index % columns;
        return new Point((column + 0.5) / columns, (row + 0.5) / rows);
    }

    /** Convolved with a kernel that is the product of one along each axis, both functions of the distance in fractions. */
    HeatGrid convolved(DoubleUnaryOperator alongU, DoubleUnaryOperator alongV) {
        double[] u = taps(alongU, columns);
        double[] v = taps(alongV, rows);
        double[] across = new double[cells.length];
        double[] both = new double[cells.length];
        for (int row = 0; row < rows; row++) {
            for (int from = 0; from < columns; from++) {
                double heat = cells[row * columns + from];
                for (int to = 0; heat > 0 && to < columns; to++) {
                    across[row * columns + to] += heat * u[Math.abs(to - from)];
                }
            }
        }
        for (int from = 0; from < rows; from++) {
            for (int to = 0; to < rows; to++) {
                double tap = v[Math.abs(to - from)];
                for (int column = 0; column < columns; column++) {
                    both[to * columns + column] += tap * across[from * columns + column];
                }
            }
        }
        return new HeatGrid(columns, rows, both);
    }

    private static double[] taps(DoubleUnaryOperator kernel, int count) {
        return IntStream.range(0, count)
                .mapToDouble(i -> kernel.applyAsDouble((double) i / count))
                .toArray();
    }
}
