package com.adaptiveads.worker.segment;

import com.adaptiveads.worker.image.Pixels;
import org.jspecify.annotations.Nullable;

/**
 * Moves a roughly right outline onto the photo's own edge: a minimum cut over a narrow band, each pixel compared with
 * the product and the backdrop near it.
 */
final class BandRefinement {
    private static final int TILE = 4;
    private static final int UNIT = 100;
    private static final float CAP = 6f;
    private static final float DATA = 0.5f;
    private static final float PRIOR = 0.35f;
    private static final float SMOOTHNESS = 3f;
    private static final float EDGE_LUMA = 1 / 9f;
    private static final float EDGE_COLOUR = 1 / 15f;

    private final Pixels photo;
    private final Outline outline;
    private final float reach;
    private final float[] colour = new float[3];
    private final float[] other = new float[3];

    private BandRefinement(Pixels photo, Outline outline, float reach) {
        this.photo = photo;
        this.outline = outline;
        this.reach = reach;
    }

    /** @param reach how far off, in pixels of the photo, the outline may be */
    static boolean[] apply(Pixels photo, Outline outline, float reach) {
        return new BandRefinement(photo, outline, reach).solve();
    }

    private boolean[] solve() {
        int size = photo.argb().length;
        boolean[] mask = new boolean[size];
        int[] node = new int[size];
        int nodes = 0;
        for (int i = 0; i < size; i++) {
            mask[i] = outline.inside(i);
            node[i] = Math.abs(outline.signed()[i]) < reach ? nodes++ : -1;
        }
        MaxFlow flow = new MaxFlow(nodes);
        addColours(flow, node);
        addLinks(flow, node);
        flow.solve();
        for (int i = 0; i < size; i++) {
            if (node[i] >= 0) {
                mask[i] = flow.onSourceSide(node[i]);
            }
        }
        return mask;
    }

    private void addColours(MaxFlow flow, int[] node) {
        LocalColours local = new LocalColours(photo, outline, Math.round(2 * reach), reach / 2);
        for (int top = 0; top < photo.height(); top += TILE) {
            for (int left = 0; left < photo.width(); left += TILE) {
                if (inBand(node, left, top)) {
                    boolean known = local.lookAt(left + TILE / 2, top + TILE / 2);
                    addTile(flow, node, left, top, known ? local : null);
                }
            }
        }
    }

    private boolean inBand(int[] node, int left, int top) {
        for (int y = top; y < Math.min(photo.height(), top + TILE); y++) {
            for (int x = left; x < Math.min(photo.width(), left + TILE); x++) {
                if (node[y * photo.width() + x] >= 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private void addTile(MaxFlow flow, int[] node, int left, int top, @Nullable LocalColours local) {
        for (int y = top; y < Math.min(photo.height(), top + TILE); y++) {
            for (int x = left; x < Math.min(photo.width(), left + TILE); x++) {
                int i = y * photo.width() + x;
                if (node[i] < 0) {
                    continue;
                }
                float towards = outline.inside(i) ? PRIOR : -PRIOR;
                if (local != null) {
                    LocalColours.colour(photo.argb()[i], colour);
                    towards += DATA
                            * (distance(local.backdrop, local.backdropVariance)
                                    - distance(local.product, local.productVariance));
                }
                flow.prefer(node[i], Math.round(UNIT * towards));
            }
        }
    }

    private float distance(float[] mean, float[] variance) {
        float sum = 0;
        for (int c = 0; c < 3; c++) {
            float off = colour[c] - mean[c];
            sum += off * off / variance[c];
        }
        return Math.min(CAP, sum);
    }

    private void addLinks(MaxFlow flow, int[] node) {
        for (int i = 0; i < node.length; i++) {
            if (node[i] < 0) {
                continue;
            }
            LocalColours.colour(photo.argb()[i], colour);
            int x = i % photo.width();
            int y = i / photo.width();
            for (int d = 0; d < MaxFlow.DIRECTIONS; d++) {
                int tx = x + MaxFlow.DX[d];
                int ty = y + MaxFlow.DY[d];
                if (tx < 0 || ty < 0 || tx >= photo.width() || ty >= photo.height()) {
                    continue;
                }
                int to = ty * photo.width() + tx;
                if (node[to] >= 0 && (d & 1) == 1) {
                    continue;
                }
                int capacity = Math.round(UNIT * separation(to) * (d < 4 ? 1 : 0.7071f));
                if (node[to] >= 0) {
                    flow.link(node[i], d, node[to], capacity);
                } else {
                    flow.prefer(node[i], outline.inside(to) ? capacity : -capacity);
                }
            }
        }
    }

    private float separation(int to) {
        LocalColours.colour(photo.argb()[to], other);
        float l = (colour[0] - other[0]) * EDGE_LUMA;
        float u = (colour[1] - other[1]) * EDGE_COLOUR;
        float v = (colour[2] - other[2]) * EDGE_COLOUR;
        return SMOOTHNESS / (1 + l * l + u * u + v * v);
    }
}
