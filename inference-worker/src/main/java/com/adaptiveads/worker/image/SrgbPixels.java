package com.adaptiveads.worker.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.Raster;

/** From whatever {@code ImageIO} hands out to straight 8-bit sRGB. */
final class SrgbPixels {
    private SrgbPixels() {}

    static Pixels of(BufferedImage image) {
        ColorModel model = image.getColorModel();
        int bands = image.getRaster().getNumBands();
        boolean grey = model.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
        if (model instanceof ComponentColorModel && !model.isAlphaPremultiplied() && bands <= 4) {
            if (grey || model.getColorSpace().isCS_sRGB()) {
                return samples(image.getRaster(), model.getComponentSize(0), grey);
            }
            return converted(image, model.hasAlpha());
        }
        return anyModel(image);
    }

    /**
     * Samples as they are. Grey too: Java's grey colour space is linear light, files' grey is not, so asking the image
     * for its colours would brighten it.
     */
    private static Pixels samples(Raster raster, int bits, boolean grey) {
        int width = raster.getWidth();
        int bands = raster.getNumBands();
        boolean alpha = bands == 2 || bands == 4;
        int[] row = new int[width * bands];
        Pixels pixels = new Pixels(width, raster.getHeight());
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
            for (int x = 0; x < width; x++) {
                int at = x * bands;
                int red = eightBits(row[at], bits);
                int green = grey ? red : eightBits(row[at + 1], bits);
                int blue = grey ? red : eightBits(row[at + 2], bits);
                int opacity = alpha ? eightBits(row[at + bands - 1], bits) : 255;
                pixels.argb()[y * width + x] = opacity << 24 | red << 16 | green << 8 | blue;
            }
        }
        return pixels;
    }

    private static int eightBits(int sample, int bits) {
        return switch (bits) {
            case 8 -> sample;
            case 16 -> (sample * 255 + 32_767) / 65_535;
            default -> sample * 255 / ((1 << bits) - 1);
        };
    }

    /** Through the picture's ICC profile, by the JDK's colour management. */
    private static Pixels converted(BufferedImage image, boolean alpha) {
        int type = alpha ? BufferedImage.TYPE_4BYTE_ABGR : BufferedImage.TYPE_3BYTE_BGR;
        BufferedImage srgb = new BufferedImage(image.getWidth(), image.getHeight(), type);
        new ColorConvertOp(null).filter(image, srgb);
        return samples(srgb.getRaster(), 8, false);
    }

    /** Palettes, packed pixels, premultiplied alpha: slower, and right for all of them. */
    private static Pixels anyModel(BufferedImage image) {
        int width = image.getWidth();
        Pixels pixels = new Pixels(width, image.getHeight());
        image.getRGB(0, 0, width, image.getHeight(), pixels.argb(), 0, width);
        return pixels;
    }
}
