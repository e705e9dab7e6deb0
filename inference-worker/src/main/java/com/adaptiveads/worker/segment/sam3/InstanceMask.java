package com.adaptiveads.worker.segment.sam3;

import com.adaptiveads.worker.image.Box;
import com.adaptiveads.worker.segment.RoughMask;
import java.util.List;

/**
 * The masks of the instances that a phrase asks for, together.
 *
 * @param maps all of one size, at least one
 */
record InstanceMask(List<MaskMap> maps) implements RoughMask {
    InstanceMask {
        maps = List.copyOf(maps);
    }

    @Override
    public Box extent(int width, int height) {
        Box all = maps.getFirst().extent(width, height);
        for (MaskMap map : maps) {
            Box box = map.extent(width, height);
            all = new Box(
                    Math.min(all.left(), box.left()),
                    Math.min(all.top(), box.top()),
                    Math.max(all.right(), box.right()),
                    Math.max(all.bottom(), box.bottom()));
        }
        return all;
    }

    @Override
    public boolean[] drawn(int width, int height, Box window) {
        boolean[] drawn = new boolean[window.width() * window.height()];
        maps.forEach(map -> map.draw(width, height, window, drawn));
        return drawn;
    }

    @Override
    public double uncertaintyAcross() {
        return 1.0 / maps.getFirst().width();
    }

    @Override
    public double uncertaintyDown() {
        return 1.0 / maps.getFirst().height();
    }
}
