package com.adaptiveads.worker.parity;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.worker.onnx.FloatTensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/** Lines of the parity table: {@code make parity} prints it, and fails when a line does. */
public final class Parity {
    private static final Path TABLE = Path.of(System.getProperty("basedir", "."), "target", "parity.tsv");

    private Parity() {}

    /**
     * Notes a difference and fails when it is larger than allowed, or no number.
     *
     * @param what of ours, such as {@code CLIP tiny: image embedding}
     * @param against the reference and its version
     */
    public static void line(String what, String against, double bound, double measured) {
        note(what, against, "≤ " + number(bound), number(measured), measured <= bound);
    }

    /** As {@link #line}, for what must be large: IoU, dB. */
    public static void atLeast(String what, String against, double bound, double measured) {
        note(what, against, "≥ " + number(bound), number(measured), measured >= bound);
    }

    /** The largest absolute difference; infinite when one side is no number or the lengths differ. */
    public static double maxDifference(FloatTensor expected, FloatTensor actual) {
        if (expected.size() != actual.size()) {
            return Double.POSITIVE_INFINITY;
        }
        double largest = 0;
        for (int i = 0; i < expected.size(); i++) {
            double difference = Math.abs((double) expected.get(i) - actual.get(i));
            largest = Double.isNaN(difference) ? Double.POSITIVE_INFINITY : Math.max(largest, difference);
        }
        return largest;
    }

    /** The largest absolute difference over the largest absolute value expected. */
    public static double relativeDifference(FloatTensor expected, FloatTensor actual) {
        double scale = 0;
        for (int i = 0; i < expected.size(); i++) {
            scale = Math.max(scale, Math.abs(expected.get(i)));
        }
        return maxDifference(expected, actual) / scale;
    }

    private static void note(String what, String against, String within, String measured, boolean passed) {
        String line = String.join("\t", what, against, within, measured, passed ? "pass" : "FAIL") + "\n";
        try {
            Files.createDirectories(TABLE.getParent());
            Files.writeString(TABLE, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertTrue(passed, () -> what + " against " + against + ": " + measured + ", allowed is " + within);
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e6
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.3g", value);
    }
}
