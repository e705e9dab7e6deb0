package com.adaptiveads.worker.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.adaptiveads.worker.onnx.ByteTensor;
import com.adaptiveads.worker.onnx.LongTensor;
import com.adaptiveads.worker.parity.Golden;
import com.adaptiveads.worker.parity.Parity;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PillowResizeTest {
    private static final int STORED = 1500;

    @Tag("parity")
    @ParameterizedTest
    @EnumSource
    void givesPillowsLevels(PillowFilter filter) throws NoSuchAlgorithmException {
        Golden golden = Golden.read("image/resized");
        String name = filter.name().toLowerCase(Locale.ROOT);
        LongTensor cases = golden.longs("cases");
        byte[] hashes = golden.bytes(name + "_sha256").toArray();
        ByteTensor levels = golden.bytes(name + "_levels");
        int count = cases.size() / 4;
        int at = 0;
        int worst = 0;
        int unequal = 0;
        for (int i = 0; i < count; i++) {
            Pixels source = DrawnSource.of(side(cases, i, 0), side(cases, i, 1));
            byte[] found = bytes(PillowResize.resize(source, side(cases, i, 2), side(cases, i, 3), filter));
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(found);
            unequal += Arrays.equals(hash, Arrays.copyOfRange(hashes, 32 * i, 32 * i + 32)) ? 0 : 1;
            for (int k = 0; k < found.length && found.length <= 3 * STORED; k++) {
                worst = Math.max(worst, Math.abs((levels.get(at++) & 0xFF) - (found[k] & 0xFF)));
            }
        }
        assertEquals(levels.size(), at);
        Parity.line("resize, " + name + ", " + count + " sizes: levels", "Pillow 13.0.0", 0, worst);
        Parity.line("resize, " + name + ", " + count + " sizes: pictures not equal", "Pillow 13.0.0", 0, unequal);
    }

    @ParameterizedTest
    @EnumSource
    void aWindowIsThatPartOfTheWhole(PillowFilter filter) {
        for (int[] sizes : new int[][] {{90, 60, 41, 33}, {40, 300, 39, 31}, {7, 5, 64, 48}}) {
            Pixels source = DrawnSource.of(sizes[0], sizes[1]);
            Pixels whole = PillowResize.resize(source, sizes[2], sizes[3], filter);
            Box window = new Box(5, 3, sizes[2] - 2, sizes[3] - 7);
            Pixels expected = Crop.of(whole, window);
            Pixels found = new Pixels(window.width(), window.height());
            PillowResize.rows(source, sizes[2], sizes[3], filter, window, (y, levels) -> {
                for (int x = 0; x < window.width(); x++) {
                    int green = levels[window.width() + x];
                    found.argb()[y * window.width() + x] =
                            0xFF000000 | levels[x] << 16 | green << 8 | levels[2 * window.width() + x];
                }
            });
            assertArrayEquals(expected.argb(), found.argb());
        }
    }

    @Test
    void alphaIsIgnored() {
        Pixels opaque = DrawnSource.of(30, 20);
        Pixels clear = new Pixels(
                30, 20, Arrays.stream(opaque.argb()).map(p -> p & 0xFFFFFF).toArray());
        assertArrayEquals(
                PillowResize.resize(opaque, 11, 13, PillowFilter.BICUBIC).argb(),
                PillowResize.resize(clear, 11, 13, PillowFilter.BICUBIC).argb());
    }

    @Test
    void theSameSizeIsTheSamePicture() {
        Pixels source = DrawnSource.of(19, 23);
        for (PillowFilter filter : PillowFilter.values()) {
            assertArrayEquals(
                    source.argb(), PillowResize.resize(source, 19, 23, filter).argb());
        }
    }

    @Test
    void aWindowOutsideThePictureIsAnError() {
        Pixels source = DrawnSource.of(4, 4);
        assertThrows(
                IllegalArgumentException.class,
                () -> PillowResize.rows(source, 8, 8, PillowFilter.BILINEAR, new Box(0, 0, 9, 8), (y, levels) -> {}));
    }

    private static int side(LongTensor cases, int row, int column) {
        return (int) cases.get(4 * row + column);
    }

    private static byte[] bytes(Pixels pixels) {
        byte[] bytes = new byte[3 * pixels.argb().length];
        for (int i = 0; i < pixels.argb().length; i++) {
            for (int c = 0; c < 3; c++) {
                bytes[3 * i + c] = (byte) (pixels.argb()[i] >> (16 - 8 * c));
            }
        }
        return bytes;
    }
}
