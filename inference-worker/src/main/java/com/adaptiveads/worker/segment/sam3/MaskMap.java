package com.adaptiveads.worker.segment.sam3;

import com.adaptiveads.worker.image.Bilinear;
import com.adaptiveads.worker.image.Box;
import com.adaptiveads.worker.segment.Components;
import com.adaptiveads.worker.segment.sam3.Instance.Bounds;
import java.nio.FloatBuffer;
import java.util.Optional;

/**
 * One instance's mask as the network drew it, the photo stretched to its size: inside where the value is above 0.
 *
 * <p>The network's masks have specks: islands of a few pixels apart from the object, and pits inside it of which it is
 * not sure. They are taken out here, where they are small and cheap to find. A hole it is sure of stays, at any size.
 */
final class MaskMap {
    private static final double SPECK = 0.005;
    private static final double NEAR = 0.05;
    private static final float CLEAR = 0.1f;
    private static final float FAR = 100f;

    private final float[] values;
    private final int width;
    private final int height;
    private final Box extent;

    private MaskMap(float[] values, int width, int height, Box extent) {
        this.values = values;
        this.width = width;
        this.height = height;
        this.extent = extent;
    }

    /**
     * Takes the specks out.
     *
     * @param values changed, and the map's from now on
     * @param box where the network says the instance is
     * @param unsure a value above minus this is none the network is sure of
     * @return empty if nothing is inside
     */
    static Optional<MaskMap> of(float[] values, int width, Bounds box, float unsure) {
        int height = values.length / width;
        boolean[] inside = new boolean[values.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.isNaN(values[i]) ? -FAR : Math.clamp(values[i], -FAR, FAR);
            inside[i] = values[i] > 0;
        }
        Components parts = Components.of(inside, width, height, 8);
        if (parts.count() == 0) {
            return Optional.empty();
        }
        Box[] boxes = boxes(parts, width);
        int largest = largest(parts.area());
        boolean agreed = overlap(boxes[largest], box, width, height);
        for (int i = 0; i < values.length; i++) {
            int part = parts.label()[i];
            if (part >= 0
                    && part != largest
                    && (parts.area()[part] < SPECK * parts.area()[largest]
                            || (agreed && !overlap(boxes[part], box, width, height)))) {
                values[i] = -CLEAR * unsure;
                inside[i] = false;
            }
        }
        fillPits(values, inside, width, unsure, SPECK * parts.area()[largest]);
        Components kept = Components.of(inside, width, height, 8);
        return Optional.of(new MaskMap(values, width, height, around(boxes(kept, width))));
    }

    private static void fillPits(float[] values, boolean[] inside, int width, float unsure, double largest) {
        boolean[] outside = new boolean[inside.length];
        for (int i = 0; i < inside.length; i++) {
            outside[i] = !inside[i];
        }
        int height = inside.length / width;
        Components holes = Components.of(outside, width, height, 4);
        Box[] boxes = boxes(holes, width);
        boolean[] sure = new boolean[holes.count()];
        for (int hole = 0; hole < sure.length; hole++) {
            Box box = boxes[hole];
            sure[hole] = holes.area()[hole] >= largest
                    || box.left() == 0
                    || box.top() == 0
                    || box.right() == width
                    || box.bottom() == height;
        }
        for (int i = 0; i < values.length; i++) {
            int hole = holes.label()[i];
            if (hole >= 0 && values[i] <= -unsure) {
                sure[hole] = true;
            }
        }
        for (int i = 0; i < values.length; i++) {
            int hole = holes.label()[i];
            if (hole >= 0 && !sure[hole]) {
                values[i] = CLEAR * unsure;
            }
        }
    }

    /** A box that holds all that is inside when the map is enlarged. */
    Box extent(int toWidth, int toHeight) {
        double across = (double) toWidth / width;
        double down = (double) toHeight / height;
        int left = Math.clamp((long) Math.floor((extent.left() - 0.5) * across), 0, toWidth - 1);
        int top = Math.clamp((long) Math.floor((extent.top() - 0.5) * down), 0, toHeight - 1);
        return new Box(
                left,
                top,
                Math.clamp((long) Math.ceil((extent.right() + 0.5) * across), left + 1, toWidth),
                Math.clamp((long) Math.ceil((extent.bottom() + 0.5) * down), top + 1, toHeight));
    }

    /** Marks what is inside, in the window of the enlarged map; what is marked stays so. */
    void draw(int toWidth, int toHeight, Box window, boolean[] to) {
        Box own = extent(toWidth, toHeight);
        int left = Math.max(own.left(), window.left());
        int top = Math.max(own.top(), window.top());
        int right = Math.min(own.right(), window.right());
        int bottom = Math.min(own.bottom(), window.bottom());
        if (left >= right || top >= bottom) {
            return;
        }
        Bilinear.Map map = new Bilinear.Map(FloatBuffer.wrap(values), width, height);
        float[] enlarged = Bilinear.resize(map, toWidth, toHeight, new Box(left, top, right, bottom));
        int columns = right - left;
        for (int i = 0; i < enlarged.length; i++) {
            if (enlarged[i] > 0) {
                to[(top + i / columns - window.top()) * window.width() + left + i % columns - window.left()] = true;
            }
        }
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    private static int largest(int[] area) {
        int largest = 0;
        for (int part = 1; part < area.length; part++) {
            largest = area[part] > area[largest] ? part : largest;
        }
        return largest;
    }

    private static boolean overlap(Box part, Bounds box, int width, int height) {
        return part.right() > (box.left() - NEAR) * width
                && part.left() < (box.right() + NEAR) * width
                && part.bottom() > (box.top() - NEAR) * height
                && part.top() < (box.bottom() + NEAR) * height;
    }

    private static Box[] boxes(Components parts, int width) {
        int[] left = new int[parts.count()];
        int[] top = new int[parts.count()];
        int[] right = new int[parts.count()];
        int[] bottom = new int[parts.count()];
        for (int i = 0; i < parts.label().length; i++) {
            int part = parts.label()[i];
            if (part >= 0) {
                int x = i % width;
                int y = i / width;
                boolean first = right[part] == 0;
                left[part] = first ? x : Math.min(left[part], x);
                top[part] = first ? y : top[part];
                right[part] = Math.max(right[part], x + 1);
                bottom[part] = y + 1;
            }
        }
        Box[] boxes = new Box[parts.count()];
        for (int part = 0; part < boxes.length; part++) {
            boxes[part] = new Box(left[part], top[part], right[part], bottom[part]);
        }
        return boxes;
    }

    private static Box around(Box... boxes) {
        Box all = boxes[0];
        for (Box box : boxes) {
            all = new Box(
                    Math.min(all.left(), box.left()),
                    Math.min(all.top(), box.top()),
                    Math.max(all.right(), box.right()),
                    Math.max(all.bottom(), box.bottom()));
        }
        return all;
    }
}
