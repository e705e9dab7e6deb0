package com.adaptiveads.worker.compose;

import com.adaptiveads.worker.image.Box;
import com.adaptiveads.worker.image.Pixels;
import java.util.Arrays;

/** Cut-outs and backgrounds to compose. */
final class Products {
    private Products() {}

    /** A disc with a soft edge and a colour that changes across it, in the middle of a square photo. */
    static Pixels disc(int side) {
        Pixels photo = new Pixels(side, side);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                double distance = Math.hypot(x + 0.5 - side / 2.0, y + 0.5 - side / 2.0);
                double alpha = Math.clamp(side * 0.35 - distance + 0.5, 0, 1);
                int colour = (120 + x * 100 / side) << 16 | (60 + y * 120 / side) << 8 | 80;
                photo.argb()[y * side + x] = alpha == 0 ? 0 : (int) Math.round(alpha * 255) << 24 | colour;
            }
        }
        return photo;
    }

    /** A solid block that leaves the photo at the bottom. */
    static Pixels cutOffBlock(int side) {
        Pixels photo = new Pixels(side, side);
        for (int y = side / 3; y < side; y++) {
            Arrays.fill(photo.argb(), y * side + side / 3, y * side + 2 * side / 3, 0xFF3060A0);
        }
        return photo;
    }

    /** The smallest box around everything visible. */
    static Box box(Pixels cutout) {
        int left = cutout.width();
        int top = cutout.height();
        int right = 0;
        int bottom = 0;
        for (int y = 0; y < cutout.height(); y++) {
            for (int x = 0; x < cutout.width(); x++) {
                if (cutout.at(x, y) >>> 24 != 0) {
                    left = Math.min(left, x);
                    top = Math.min(top, y);
                    right = Math.max(right, x + 1);
                    bottom = Math.max(bottom, y + 1);
                }
            }
        }
        return new Box(left, top, right, bottom);
    }

    static Pixels plain(int width, int height, int argb) {
        Pixels pixels = new Pixels(width, height);
        Arrays.fill(pixels.argb(), argb);
        return pixels;
    }
}
