package com.adaptiveads.worker.compose;

import com.adaptiveads.worker.image.OkLab;
import com.adaptiveads.worker.image.Pixels;
import java.util.Arrays;

/**
 * Proves, after the fact and from the finished pixels, that a product was not altered by composing it: its opaque core
 * must be there as it is, and every other visible pixel must be what {@link EdgeProof} expects, so that a product too
 * thin to have a core is proven as well.
 */
final class IntegrityCheck {
    private static final double MAX_ALLOWED = 0.02;
    private static final double MEAN_ALLOWED = 0.002;

    private final Pixels composition;
    private final Pixels product;
    private final Cover cover;
    private final int left;
    private final int top;
    private final EdgeProof edge;
    private final int[] visibleAround;
    private final float[] expected = new float[3];
    private final float[] found = new float[3];
    private double largest;
    private double sum;
    private int corePixels;
    private int edgePixels;

    private IntegrityCheck(Pixels composition, Ledge ground, Pixels product, Cover cover, int left, int top) {
        this.composition = composition;
        this.product = product;
        this.cover = cover;
        this.left = left;
        this.top = top;
        this.edge = new EdgeProof(product, ground);
        this.visibleAround = new int[product.width()];
    }

    /**
     * Compares the composition with the product at the place where it should be.
     *
     * @param ground what was there before the product was laid over it
     * @throws ProductAltered when a pixel differs noticeably, or the product as a whole slightly
     */
    static Integrity require(Pixels composition, Ledge ground, Pixels product, Cover cover, int x, int y) {
        IntegrityCheck check = new IntegrityCheck(composition, ground, product, cover, x, y);
        Integrity integrity = check.measure();
        if (integrity.maxDeltaE() > MAX_ALLOWED || integrity.meanDeltaE() > MEAN_ALLOWED) {
            throw new ProductAltered(integrity);
        }
        return integrity;
    }

    private Integrity measure() {
        Neighbours opaque = new Neighbours(product, cover, Overlay.OPAQUE);
        Neighbours visible = new Neighbours(product, cover, Overlay.VISIBLE);
        int[] around = new int[product.width()];
        for (int y = 0; y < product.height(); y++) {
            opaque.next(around);
            visible.next(visibleAround);
            compareWhole(y);
            compare(y, around, cover.left(y), cover.start(y));
            compare(y, around, cover.end(y), cover.right(y));
        }
        int pixels = corePixels + edgePixels;
        return new Integrity(largest, pixels == 0 ? 0 : sum / pixels, corePixels, edgePixels);
    }

    private void compareWhole(int y) {
        int from = y * product.width();
        int to = (top + y) * composition.width() + left;
        int start = cover.start(y);
        int end = cover.end(y);
        corePixels += end - start;
        if (!Arrays.equals(product.argb(), from + start, from + end, composition.argb(), to + start, to + end)) {
            for (int x = start; x < end; x++) {
                compare(product.argb()[from + x], composition.argb()[to + x]);
            }
        }
    }

    /** The pixels of a row from {@code start} to before {@code end}. */
    private void compare(int y, int[] around, int start, int end) {
        int core = 0;
        for (int x = start; x < end; x++) {
            core -= (Neighbours.ALL - 1 - around[x]) >> 31;
        }
        corePixels += core;
        int from = y * product.width();
        int to = (top + y) * composition.width() + left;
        if (differs(product.argb(), from, composition.argb(), to, around, start, end)) {
            for (int x = start; x < end; x++) {
                if (around[x] == Neighbours.ALL) {
                    compare(product.argb()[from + x], composition.argb()[to + x]);
                }
            }
        }
        compareEdges(y, to, around, core, start, end - 1);
    }

    /** Without a branch, so that the usual answer, no, comes from vector code. */
    private static boolean differs(
            int[] product, int from, int[] composition, int to, int[] around, int start, int end) {
        int any = 0;
        for (int x = start; x < end; x++) {
            int core = (Neighbours.ALL - 1 - around[x]) >> 31;
            any |= (product[from + x] ^ composition[to + x]) & core;
        }
        return (any & 0xFFFFFF) != 0;
    }

    /** From both ends up to the core; what is between is looked at only if it is not all core, which the count tells. */
    private void compareEdges(int y, int to, int[] around, int core, int first, int last) {
        int from = y * around.length;
        while (first <= last && product.argb()[from + first] >>> 24 == 0) {
            first++;
        }
        while (last > first && product.argb()[from + last] >>> 24 == 0) {
            last--;
        }
        while (first <= last && around[first] != Neighbours.ALL) {
            compareEdge(first++, y, to);
        }
        while (last > first && around[last] != Neighbours.ALL) {
            compareEdge(last--, y, to);
        }
        for (int x = first; x <= last && core < last - first + 1; x++) {
            if (around[x] != Neighbours.ALL) {
                compareEdge(x, y, to);
            }
        }
    }

    private void compareEdge(int x, int y, int to) {
        if (product.at(x, y) >>> 24 == 0) {
            return;
        }
        edgePixels++;
        int composed = composition.argb()[to + x];
        int due = edge.expected(x, y, visibleAround[x]);
        if (!EdgeProof.alike(due, composed)) {
            compare(due, composed);
        }
    }

    private void compare(int due, int composed) {
        OkLab.fromSrgb(due, expected);
        OkLab.fromSrgb(composed, found);
        double distance =
                Math.hypot(expected[0] - found[0], Math.hypot(expected[1] - found[1], expected[2] - found[2]));
        largest = Math.max(largest, distance);
        sum += distance;
    }
}
