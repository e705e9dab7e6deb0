package com.adaptiveads.worker.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.adaptiveads.worker.onnx.FloatTensor;
import com.adaptiveads.worker.parity.Golden;
import com.adaptiveads.worker.parity.Parity;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class BilinearTest {
    private final Golden golden = Golden.read("image/bilinear");

    @Tag("parity")
    @Test
    void givesTorchsValues() {
        double worst = 0;
        for (String name : golden.names()) {
            if (name.matches("\\d+x\\d+")) {
                FloatTensor expected = golden.floats(name);
                int height = (int) expected.shape()[0];
                int width = (int) expected.shape()[1];
                float[] found = Bilinear.resize(map("map"), width, height, new Box(0, 0, width, height));
                worst = Math.max(worst, Parity.relativeDifference(expected, FloatTensor.of(found, height, width)));
            }
        }
        float[] window = Bilinear.resize(map("wide_map"), 4000, 50, new Box(3100, 20, 3200, 40));
        worst = Math.max(
                worst, Parity.relativeDifference(golden.floats("wide_window"), FloatTensor.of(window, 20, 100)));
        Parity.line("masks, plain bilinear on logits, relative", "torch 2.7.1 interpolate", 1e-6, worst);
    }

    @Test
    void aWindowIsThatPartOfTheWhole() {
        float[] whole = Bilinear.resize(map("map"), 97, 61, new Box(0, 0, 97, 61));
        Box window = new Box(13, 7, 90, 61);
        float[] part = Bilinear.resize(map("map"), 97, 61, window);
        for (int y = 0; y < window.height(); y++) {
            int from = (window.top() + y) * 97 + window.left();
            assertArrayEquals(
                    Arrays.copyOfRange(whole, from, from + window.width()),
                    Arrays.copyOfRange(part, y * window.width(), (y + 1) * window.width()));
        }
    }

    @Test
    void aMapStartsAtTheBuffersPosition() {
        FloatBuffer values = FloatBuffer.wrap(new float[] {9, 9, 1, 2, 3, 4}).position(2);
        assertArrayEquals(
                new float[] {1, 2, 3, 4}, Bilinear.resize(new Bilinear.Map(values, 2, 2), 2, 2, new Box(0, 0, 2, 2)));
        assertEquals(2, values.position());
    }

    @Test
    void mapsAndWindowsThatDoNotFitAreErrors() {
        FloatBuffer values = FloatBuffer.allocate(5);
        assertThrows(IllegalArgumentException.class, () -> new Bilinear.Map(values, 2, 3));
        assertThrows(
                IllegalArgumentException.class,
                () -> Bilinear.resize(new Bilinear.Map(values, 2, 2), 4, 4, new Box(0, 0, 4, 5)));
    }

    private Bilinear.Map map(String name) {
        FloatTensor map = golden.floats(name);
        return new Bilinear.Map(map.data(), (int) map.shape()[1], (int) map.shape()[0]);
    }
}
