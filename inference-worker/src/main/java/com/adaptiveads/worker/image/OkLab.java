package com.adaptiveads.worker.image;

/**
 * OKLab, a perceptual space with D65 white: L 0..1, a and b about -0.4..0.4, equal distances about equally visible.
 * Scaling linear light by {@code s} scales all three coordinates by the cube root of {@code s}: a shadow is a ray.
 *
 * @see <a href="https://bottosson.github.io/posts/oklab/">Björn Ottosson, A perceptual color space for image
 *     processing (2020)</a>
 */
public final class OkLab {
    private static final float[] LINEAR = new float[256];
    private static final int GAMUT_STEPS = 12;
    private static final float GAMUT_SLACK = 1e-4f;

    static {
        for (int i = 0; i < LINEAR.length; i++) {
            double c = i / 255.0;
            LINEAR[i] = (float) (c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
        }
    }

    private OkLab() {}

    /**
     * Converts one colour.
     *
     * @param rgb sRGB {@code 0xRRGGBB}; the high byte is not looked at
     * @param lab receives L, a, b
     */
    public static void fromSrgb(int rgb, float[] lab) {
        fromLinear(LINEAR[rgb >> 16 & 0xFF], LINEAR[rgb >> 8 & 0xFF], LINEAR[rgb & 0xFF], lab);
    }

    /** Linear light, 0..1, of an 8-bit sRGB code. */
    public static float linear(int code) {
        return LINEAR[code];
    }

    /**
     * Converts one colour given in linear light.
     *
     * @param r red, 0..1, like {@code g} and {@code b}
     * @param lab receives L, a, b
     */
    public static void fromLinear(float r, float g, float b, float[] lab) {
        float l = cubeRoot(0.41222146f * r + 0.53633255f * g + 0.051445995f * b);
        float m = cubeRoot(0.2119035f * r + 0.6806995f * g + 0.10739696f * b);
        float s = cubeRoot(0.08830246f * r + 0.28171885f * g + 0.6299787f * b);
        lab[0] = 0.21045426f * l + 0.7936178f * m - 0.004072047f * s;
        lab[1] = 1.9779985f * l - 2.4285922f * m + 0.4505937f * s;
        lab[2] = 0.025904037f * l + 0.78277177f * m - 0.80867577f * s;
    }

    /**
     * The nearest colour a screen can show: lightness is clamped to 0..1, hue kept, and chroma taken back until the
     * colour is inside sRGB.
     *
     * @return {@code 0xRRGGBB}, high byte 0
     */
    public static int toSrgb(float lightness, float a, float b) {
        float light = Math.clamp(lightness, 0f, 1f);
        if (inGamut(light, a, b)) {
            return encode(light, a, b);
        }
        float inside = 0;
        float outside = 1;
        for (int i = 0; i < GAMUT_STEPS; i++) {
            float middle = (inside + outside) / 2;
            if (inGamut(light, a * middle, b * middle)) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        return encode(light, a * inside, b * inside);
    }

    /** L, a and b of every pixel, each in row order; alpha is not looked at. */
    public static float[][] planes(Pixels pixels) {
        int[] argb = pixels.argb();
        float[][] planes = new float[3][argb.length];
        float[] lab = new float[3];
        int previous = 0;
        fromSrgb(previous, lab);
        for (int i = 0; i < argb.length; i++) {
            if (argb[i] != previous) {
                previous = argb[i];
                fromSrgb(previous, lab);
            }
            planes[0][i] = lab[0];
            planes[1][i] = lab[1];
            planes[2][i] = lab[2];
        }
        return planes;
    }

    /**
     * Linear light of a row of colours, 0..1 where a screen can show them and outside where it cannot.
     *
     * @param lab L, a and b planes
     * @param offset where the row starts in the planes
     * @param linear receives red, green and blue, each from index 0 on; as many as its arrays are long
     */
    public static void toLinear(float[][] lab, int offset, float[][] linear) {
        float[] reds = linear[0];
        float[] greens = linear[1];
        float[] blues = linear[2];
        for (int x = 0; x < reds.length; x++) {
            float lightness = lab[0][offset + x];
            float a = lab[1][offset + x];
            float b = lab[2][offset + x];
            float l = coneL(lightness, a, b);
            float m = coneM(lightness, a, b);
            float s = coneS(lightness, a, b);
            reds[x] = red(l, m, s);
            greens[x] = green(l, m, s);
            blues[x] = blue(l, m, s);
        }
    }

    private static boolean inGamut(float lightness, float a, float b) {
        float l = coneL(lightness, a, b);
        float m = coneM(lightness, a, b);
        float s = coneS(lightness, a, b);
        return within(red(l, m, s)) && within(green(l, m, s)) && within(blue(l, m, s));
    }

    private static int encode(float lightness, float a, float b) {
        float l = coneL(lightness, a, b);
        float m = coneM(lightness, a, b);
        float s = coneS(lightness, a, b);
        return companded(red(l, m, s)) << 16 | companded(green(l, m, s)) << 8 | companded(blue(l, m, s));
    }

    private static float coneL(float lightness, float a, float b) {
        return cube(lightness + 0.39633778f * a + 0.21580376f * b);
    }

    private static float coneM(float lightness, float a, float b) {
        return cube(lightness - 0.105561346f * a - 0.06385417f * b);
    }

    private static float coneS(float lightness, float a, float b) {
        return cube(lightness - 0.08948418f * a - 1.2914855f * b);
    }

    private static float red(float l, float m, float s) {
        return 4.0767417f * l - 3.3077116f * m + 0.23096994f * s;
    }

    private static float green(float l, float m, float s) {
        return -1.268438f * l + 2.6097574f * m - 0.34131938f * s;
    }

    private static float blue(float l, float m, float s) {
        return -0.0041960864f * l - 0.7034186f * m + 1.7076147f * s;
    }

    private static boolean within(float linear) {
        return linear >= -GAMUT_SLACK && linear <= 1 + GAMUT_SLACK;
    }

    /** The 8-bit sRGB code whose linear value is nearest: a binary search in the table. */
    private static int companded(float linear) {
        int low = 0;
        int high = 255;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (linear > (LINEAR[middle] + LINEAR[middle + 1]) / 2) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static float cube(float x) {
        return x * x * x;
    }

    /** Kahan's exponent division as a first guess, then two Newton steps: relative error below 1e-5 for x in 0..1. */
    private static float cubeRoot(float x) {
        if (x <= 0) {
            return 0;
        }
        float y = Float.intBitsToFloat(Float.floatToRawIntBits(x) / 3 + 0x2a5137a0);
        y = (2 * y + x / (y * y)) / 3;
        return (2 * y + x / (y * y)) / 3;
    }
}
