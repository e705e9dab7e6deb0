package com.adaptiveads.worker.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ImageEncoderTest {
    private final ImageEncoder encoder = new ImageEncoder();
    private final ImageDecoder decoder = new ImageDecoder();

    @Test
    void pngKeepsEveryPixelAndItsAlpha() {
        Pixels pixels = new Pixels(31, 17);
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < pixels.argb().length; i++) {
            pixels.argb()[i] = random.nextInt();
        }
        assertArrayEquals(pixels.argb(), decoded(encoder.png(pixels)).argb());
    }

    @Test
    void jpegPutsTransparencyOnWhite() {
        Pixels pixels = new Pixels(16, 16);
        Arrays.fill(pixels.argb(), 0x00FF0000);
        assertEquals(0xFFFFFFFF, decoded(encoder.jpeg(pixels, 0.9)).at(8, 8));
    }

    @Test
    void jpegKeepsColourAtFullResolution() {
        Pixels stripes = new Pixels(32, 32);
        for (int y = 0; y < 32; y++) {
            for (int x = 0; x < 32; x++) {
                stripes.argb()[y * 32 + x] = x % 2 == 0 ? 0xFFFF0000 : 0xFF0000FF;
            }
        }
        Pixels back = decoded(encoder.jpeg(stripes, 0.95));
        assertTrue((back.at(16, 16) >> 16 & 0xFF) > 230, Integer.toHexString(back.at(16, 16)));
        assertTrue((back.at(17, 16) >> 16 & 0xFF) < 25, Integer.toHexString(back.at(17, 16)));
    }

    @Test
    void lowerQualityMakesSmallerFiles() {
        Pixels pixels = new Pixels(64, 64);
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < pixels.argb().length; i++) {
            pixels.argb()[i] = random.nextInt() | 0xFF000000;
        }
        assertTrue(encoder.jpeg(pixels, 0.5).length < encoder.jpeg(pixels, 0.95).length);
    }

    private Pixels decoded(byte[] file) {
        return assertInstanceOf(Decoding.Decoded.class, decoder.decode(file)).pixels();
    }
}
