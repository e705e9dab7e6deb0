package com.adaptiveads.worker.paint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.worker.image.Lab;
import com.adaptiveads.worker.image.Pixels;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DeveloperTest {
    @Test
    void ditherKeepsLevelsBetweenTwoCodes() {
        Frame frame = frame(256, 256);
        double between = (Lab.of(0x808080).lightness() + Lab.of(0x818181).lightness()) / 2;
        Pixels picture = Developer.develop(flat(frame, (float) between), 1);
        double mean = Arrays.stream(picture.argb())
                .mapToDouble(argb -> argb & 0xFF)
                .average()
                .orElseThrow();
        assertEquals(128.5, mean, 0.05);
    }

    @Test
    void ditherStaysWithinALevelOrTwo() {
        Pixels picture =
                Developer.develop(flat(frame(64, 64), (float) Lab.of(0x404040).lightness()), 1);
        assertTrue(Arrays.stream(picture.argb()).allMatch(argb -> Math.abs((argb & 0xFF) - 0x40) <= 1));
        assertTrue(Arrays.stream(picture.argb()).distinct().count() > 8);
    }

    @Test
    void blackAndWhiteAreTheEnds() {
        assertTrue(Arrays.stream(Developer.develop(flat(frame(16, 16), 1.3f), 1).argb())
                .allMatch(argb -> (argb & 0xFF) >= 254));
        assertTrue(
                Arrays.stream(Developer.develop(flat(frame(16, 16), -0.3f), 1).argb())
                        .allMatch(argb -> (argb & 0xFF) <= 1));
    }

    private static Canvas flat(Frame frame, float lightness) {
        return Canvas.shaded(frame, (x, y, lab) -> {
            lab[0] = lightness;
            lab[1] = 0;
            lab[2] = 0;
        });
    }

    private static Frame frame(int width, int height) {
        return new Frame(width, height, Focus.CENTRE);
    }
}
