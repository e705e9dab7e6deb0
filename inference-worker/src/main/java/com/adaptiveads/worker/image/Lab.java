package com.adaptiveads.worker.image;

/** One colour in {@link OkLab}: lightness 0..1, {@code a} and {@code b} about -0.4..0.4. */
public record Lab(double lightness, double a, double b) {
    public static Lab of(int rgb) {
        float[] lab = new float[3];
        OkLab.fromSrgb(rgb, lab);
        return new Lab(lab[0], lab[1], lab[2]);
    }

    /** From the polar form. Hue in degrees: 0 pink, 40 orange, 90 yellow, 145 green, 195 cyan, 260 blue, 300 violet. */
    public static Lab lch(double lightness, double chroma, double hue) {
        double angle = Math.toRadians(hue);
        return new Lab(lightness, chroma * Math.cos(angle), chroma * Math.sin(angle));
    }

    /** Distance from grey: 0 is neutral, 0.03 a tint, above 0.1 a colour everyone names. */
    public double chroma() {
        return Math.hypot(a, b);
    }

    /** Degrees, 0..360; means nothing when {@link #chroma()} is near 0. */
    public double hue() {
        double degrees = Math.toDegrees(Math.atan2(b, a));
        return degrees < 0 ? degrees + 360 : degrees;
    }

    /** Euclidean, which is what the space is made for: 0.02 is just visible, 0.2 is a clear difference. */
    public double distance(Lab other) {
        double dl = lightness - other.lightness;
        double da = a - other.a;
        double db = b - other.b;
        return Math.sqrt(dl * dl + da * da + db * db);
    }

    /** The way from here (0) to another colour (1). */
    public Lab towards(Lab other, double share) {
        return new Lab(
                lightness + (other.lightness - lightness) * share,
                a + (other.a - a) * share,
                b + (other.b - b) * share);
    }

    /** {@code 0xRRGGBB} as {@link OkLab#toSrgb} maps it into what a screen can show. */
    public int rgb() {
        return OkLab.toSrgb((float) lightness, (float) a, (float) b);
    }

    /** The degrees to turn from one hue to another the short way round, -180..180. */
    public static double turn(double from, double to) {
        return Math.IEEEremainder(to - from, 360);
    }
}
