package com.adaptiveads.functions.engagement;

import com.adaptiveads.events.api.Canvas;
import com.adaptiveads.events.api.Placed;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** The room on a canvas beside what is placed there already. */
final class FreeSpace {
    /** Pixels by which neighbours may overlap, as sums of fractions do not come out even. */
    static final double TOUCH = 1e-6;

    private final Canvas canvas;
    private final List<Placed> byTop;
    private final List<Placed> byBottom;

    FreeSpace(Canvas canvas, List<Placed> taken) {
        this.canvas = canvas;
        byTop = taken.stream().sorted(Comparator.comparingDouble(Placed::y)).toList();
        byBottom = taken.stream()
                .sorted(Comparator.comparingDouble((Placed p) -> p.y() + p.height())
                        .reversed())
                .toList();
    }

    /** Whether the item is on the canvas and overlaps nothing. */
    boolean has(Placed item) {
        return item.x() >= 0
                && item.y() >= 0
                && item.x() + item.width() <= canvas.width() + TOUCH
                && item.y() + item.height() <= canvas.height() + TOUCH
                && byTop.stream()
                        .noneMatch(taken -> beside(taken, item.x(), item.width())
                                && item.y() < bottom(taken)
                                && item.y() > top(taken, item));
    }

    /** The item at the free place nearest to (x, y); empty when there is no room for it. */
    Optional<Placed> nearest(Placed item, double x, double y) {
        return nearest(item, x, y, Double.POSITIVE_INFINITY);
    }

    /**
     * The item at the free place nearest to (x, y) among those at most {@code reach} to any side of where it is; of equals the shortest move. Exact:
     * the nearest place has the x wanted, that of a border, or one where the item touches a neighbour's side.
     */
    Optional<Placed> nearest(Placed item, double x, double y, double reach) {
        double left = Math.max(0, item.x() - reach);
        double right = Math.min(canvas.width() - item.width(), item.x() + reach);
        double top = Math.max(0, item.y() - reach);
        double bottom = Math.min(canvas.height() - item.height(), item.y() + reach);
        if (left > right || top > bottom) {
            return Optional.empty();
        }
        double wantedY = Math.clamp(y, top, bottom);
        List<Double> columns = DoubleStream.concat(
                        DoubleStream.of(Math.clamp(x, left, right), left, right),
                        byTop.stream().flatMapToDouble(p -> DoubleStream.of(p.x() - item.width(), p.x() + p.width())))
                .filter(column -> column >= left && column <= right)
                .boxed()
                .sorted(Comparator.comparingDouble((Double column) -> Math.abs(column - x))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        Optional<Placed> best = Optional.empty();
        double distance = Double.POSITIVE_INFINITY;
        double shortest = Double.POSITIVE_INFINITY;
        for (double column : columns) {
            if (Math.abs(column - x) > distance) {
                break;
            }
            for (double row : rows(item, column, wantedY)) {
                double away = Math.hypot(column - x, row - y);
                double move = Math.hypot(column - item.x(), row - item.y());
                if (row >= top && row <= bottom && (away < distance || (away == distance && move < shortest))) {
                    best = Optional.of(at(item, column, row));
                    distance = away;
                    shortest = move;
                }
            }
        }
        return best;
    }

    /** The nearest free places in a column at or above, and at or below, the one wanted. */
    private double[] rows(Placed item, double column, double wanted) {
        double up = wanted;
        for (Placed taken : byBottom) {
            if (up < bottom(taken) && up > top(taken, item) && beside(taken, column, item.width())) {
                up = taken.y() - item.height();
            }
        }
        double down = wanted;
        for (Placed taken : byTop) {
            if (down < bottom(taken) && down > top(taken, item) && beside(taken, column, item.width())) {
                down = taken.y() + taken.height();
            }
        }
        return new double[] {up, down};
    }

    private static boolean beside(Placed taken, double x, double width) {
        return x < taken.x() + taken.width() - TOUCH && x + width > taken.x() + TOUCH;
    }

    private static double top(Placed taken, Placed item) {
        return taken.y() - item.height() + TOUCH;
    }

    private static double bottom(Placed taken) {
        return taken.y() + taken.height() - TOUCH;
    }

    static Placed at(Placed item, double x, double y) {
        return new Placed(item.productId(), x, y, item.width(), item.height());
    }

    /** The room that is left when the item takes its place. */
    FreeSpace taking(Placed item) {
        return new FreeSpace(
                canvas, Stream.concat(byTop.stream(), Stream.of(item)).toList());
    }
}
