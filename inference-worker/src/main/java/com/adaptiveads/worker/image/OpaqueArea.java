package com.adaptiveads.worker.image;

import java.util.Optional;

/** Where a picture has something in it. */
public final class OpaqueArea {
    private OpaqueArea() {}

    /** The box around everything more than half opaque; none when nothing is. */
    public static Optional<Box> of(Pixels picture) {
        int left = picture.width();
        int top = picture.height();
        int right = 0;
        int bottom = 0;
        for (int y = 0, i = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++, i++) {
                if (picture.argb()[i] < 0) {
                    left = Math.min(left, x);
                    top = Math.min(top, y);
                    right = Math.max(right, x + 1);
                    bottom = y + 1;
                }
            }
        }
        return right > left ? Optional.of(new Box(left, top, right, bottom)) : Optional.empty();
    }
}
