package com.adaptiveads.worker.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageDecoderTest {
    private static final int RED = 0xFFE02020;
    private static final int BLUE = 0xFF2020E0;

    // 4 x 3 pixels, red 60 x, green 80 y, blue 200, written by libwebp through Pillow
    private static final String WEBP_LOSSLESS =
            "UklGRjgAAABXRUJQVlA4TCsAAAAvA4AAAF9AkG0zxCLc3+MOwzPI89+DDLBcAIIAEqUUUhhu" + "hRVGjeh/UJcDAA==";
    private static final String WEBP_LOSSY =
            "UklGRm4AAABXRUJQVlA4IGIAAAAQAwCdASoEAAMAAMASJbACdLcAa4B6AGSAeQADc/SmNUAA/u0"
                    + "vun/w86q8wD/x//ZiCnWlVrD/y2/z7o4sn+tL8dw383/5c23hOz/6ruDeFP0jgitwb/wH/HrZ/9TdmQAAAAA=";
    private static final String WEBP_TURNED =
            "UklGRmwAAABXRUJQVlA4WAoAAAAIAAAAAwAAAgAAVlA4TCsAAAAvA4AAAF9AkG0zxCLc3+MOwz"
                    + "PI89+DDLBcAIIAEqUUUhhuhRVGjeh/UJcDAEVYSUYaAAAATU0AKgAAAAgAAQESAAMAAAABAAYAAAAAAAA=";
    private static final String WEBP_ALPHA =
            "UklGRk4AAABXRUJQVlA4TEIAAAAvA4AAEF9AkG1TxKEe4pCG2Uia9zINwuEewoAJBJIoZx5LQFB"
                    + "03XKBJ4QEIhDCs+MrEASQKMSSw06TDDNpRP8Dnw4=";

    private final ImageDecoder decoder = new ImageDecoder();

    @Test
    void readsBaselineAndProgressiveJpeg() {
        BufferedImage halves = ImageFiles.halves(RED, BLUE);
        for (byte[] file : new byte[][] {ImageFiles.written(halves, "jpeg"), ImageFiles.progressiveJpeg(halves)}) {
            Pixels pixels = decoded(file);
            assertEquals(32, pixels.width());
            assertNear(RED, pixels.at(4, 8), 6);
            assertNear(BLUE, pixels.at(28, 8), 6);
        }
    }

    @ParameterizedTest
    @CsvSource({ // orientation, width and height upright, which side the red half comes to lie on
        "1,32,16,left", "2,32,16,right", "3,32,16,right", "4,32,16,left",
        "5,16,32,top", "6,16,32,top", "7,16,32,bottom", "8,16,32,bottom"
    })
    void standsJpegsUpright(int orientation, int width, int height, String redSide) {
        byte[] jpeg = ImageFiles.written(ImageFiles.halves(RED, BLUE), "jpeg");
        Pixels pixels = decoded(ImageFiles.withExifOrientation(jpeg, orientation));
        assertEquals(width, pixels.width());
        assertEquals(height, pixels.height());
        int x = redSide.equals("left") ? 4 : redSide.equals("right") ? width - 5 : width / 2;
        int y = redSide.equals("top") ? 4 : redSide.equals("bottom") ? height - 5 : height / 2;
        assertNear(RED, pixels.at(x, y), 6);
        assertNear(BLUE, pixels.at(width - 1 - x, height - 1 - y), 6);
    }

    @ParameterizedTest
    @CsvSource({"1,abcd", "2,badc", "3,dcba", "4,cdab", "5,acbd", "6,cadb", "7,dbca", "8,bdac"})
    void turnsEveryCornerToItsPlace(int orientation, String upright) {
        Pixels stored = new Pixels(2, 2, new int[] {'a', 'b', 'c', 'd'});
        StringBuilder found = new StringBuilder();
        for (int corner : new Orientation(orientation).upright(stored).argb()) {
            found.append((char) corner);
        }
        assertEquals(upright, found.toString());
    }

    @Test
    void readsCmykJpeg() {
        assertNear(0xFFFF0000, decoded(ImageFiles.cmykJpeg()).at(8, 8), 40);
    }

    @Test
    void readsEveryKindOfPng() {
        assertEquals(0x80102030, onlyPixel(ImageFiles.samples(DataBuffer.TYPE_BYTE, false, 0x10, 0x20, 0x30, 0x80)));
        assertEquals(0xFF102030, onlyPixel(ImageFiles.samples(DataBuffer.TYPE_BYTE, false, 0x10, 0x20, 0x30)));
        assertEquals(0xFF102030, onlyPixel(ImageFiles.samples(DataBuffer.TYPE_USHORT, false, 0x1010, 0x2020, 0x3030)));
        assertEquals(
                0x40FF0080, onlyPixel(ImageFiles.samples(DataBuffer.TYPE_USHORT, false, 65535, 0, 0x8080, 0x4040)));
    }

    @Test
    void takesGreyAsItIsStored() {
        assertEquals(0xFF808080, onlyPixel(ImageFiles.samples(DataBuffer.TYPE_BYTE, true, 0x80)));
        assertEquals(0x33808080, onlyPixel(ImageFiles.samples(DataBuffer.TYPE_BYTE, true, 0x80, 0x33)));
        assertEquals(0xFF808080, onlyPixel(ImageFiles.samples(DataBuffer.TYPE_USHORT, true, 0x8080)));
    }

    @Test
    void readsPalettesWithTransparency() {
        byte[] red = {0x10, 0x7F};
        byte[] green = {0x20, 0x00};
        byte[] blue = {0x30, 0x01};
        byte[] alpha = {(byte) 255, 0x22};
        IndexColorModel palette = new IndexColorModel(1, 2, red, green, blue, alpha);
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_BINARY, palette);
        image.getRaster().setSample(1, 0, 0, 1);
        Pixels pixels = decoded(ImageFiles.written(image, "png"));
        assertEquals(0xFF102030, pixels.at(0, 0));
        assertEquals(0x227F0001, pixels.at(1, 0));
    }

    @Test
    void readsWebp() {
        Pixels lossless = decoded(Base64.getDecoder().decode(WEBP_LOSSLESS));
        assertEquals(4, lossless.width());
        assertEquals(0xFFB4A0C8, lossless.at(3, 2));
        assertNear(0xFF5A50C8, decoded(Base64.getDecoder().decode(WEBP_LOSSY)).at(1, 1), 40);
        assertEquals(0x800A141E, decoded(Base64.getDecoder().decode(WEBP_ALPHA)).at(1, 1));
    }

    @Test
    void standsWebpAndPngUpright() {
        Pixels webp = decoded(Base64.getDecoder().decode(WEBP_TURNED));
        assertEquals(3, webp.width());
        assertEquals(0xFF00A0C8, webp.at(0, 0));
        byte[] exif = {'I', 'I', 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0};
        byte[] png = ImageFiles.written(ImageFiles.halves(RED, BLUE), "png");
        assertEquals(16, decoded(ImageFiles.withChunk(png, "eXIf", exif)).width());
    }

    @Test
    void convertsColourProfilesToSrgb() {
        byte[] linear = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        byte[] jpeg = ImageFiles.written(ImageFiles.halves(0x808080, 0x808080), "jpeg");
        assertNear(0xFF808080, decoded(jpeg).at(3, 3), 3);
        assertNear(0xFFBCBCBC, decoded(ImageFiles.withProfile(jpeg, linear)).at(3, 3), 3);
    }

    @Test
    void refusesPixelBombsByTheirHeader() {
        assertRefused("too_many_pixels", ImageFiles.pngHeader(16_385, 1));
        assertRefused("too_many_pixels", ImageFiles.pngHeader(1, 16_385));
        assertRefused("too_many_pixels", ImageFiles.pngHeader(10_000, 5_001));
        byte[] jpeg = ImageFiles.written(ImageFiles.halves(RED, BLUE), "jpeg");
        assertRefused("too_many_pixels", withJpegSize(jpeg, 65_500, 65_500));
    }

    @Test
    void refusesWhatIsNoPicture() {
        assertRefused("not_an_image", new byte[0]);
        assertRefused("not_an_image", "<html>hello</html>".getBytes(StandardCharsets.UTF_8));
        assertRefused("unsupported_image", ImageFiles.written(ImageFiles.halves(RED, BLUE), "gif"));
        assertRefused("unsupported_image", ImageFiles.written(ImageFiles.halves(RED, BLUE), "bmp"));
        assertRefused("unsupported_image", new byte[(30 << 20) + 1]);
    }

    @Test
    void ourOwnLargeCutoutsCanBeReadAgain() {
        Pixels noise = new Pixels(3000, 3000);
        SplittableRandom random = new SplittableRandom(1);
        Arrays.setAll(noise.argb(), i -> random.nextInt());
        byte[] file = new ImageEncoder().png(noise);
        assertRefused("unsupported_image", file);
        Decoding.Decoded decoded = assertInstanceOf(
                Decoding.Decoded.class, ImageDecoder.ofOwnFiles().decode(file));
        assertArrayEquals(noise.argb(), decoded.pixels().argb());
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png"})
    void refusesTruncatedFiles(String format) {
        byte[] file = ImageFiles.written(noise(64, 48), format);
        for (int length : new int[] {3, 20, 40, file.length / 3, file.length / 2, file.length * 9 / 10}) {
            assertRefused("not_an_image", Arrays.copyOf(file, length));
        }
    }

    private static BufferedImage noise(int width, int height) {
        SplittableRandom random = new SplittableRandom(7);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, random.nextInt(1 << 24));
            }
        }
        return image;
    }

    private int onlyPixel(BufferedImage image) {
        return decoded(ImageFiles.written(image, "png")).at(0, 0);
    }

    private Pixels decoded(byte[] file) {
        return assertInstanceOf(Decoding.Decoded.class, decoder.decode(file)).pixels();
    }

    private void assertRefused(String code, byte[] file) {
        Decoding.Refused refused = assertInstanceOf(Decoding.Refused.class, decoder.decode(file));
        assertEquals(code, refused.code());
        assertTrue(refused.sentence().endsWith("."), refused.sentence());
    }

    private static byte[] withJpegSize(byte[] jpeg, int width, int height) {
        byte[] copy = jpeg.clone();
        for (int i = 2; i < copy.length; i++) {
            if ((copy[i] & 0xFF) == 0xFF && (copy[i + 1] & 0xFF) == 0xC0) {
                ByteBuffer.wrap(copy).putShort(i + 5, (short) height).putShort(i + 7, (short) width);
                return copy;
            }
        }
        throw new IllegalArgumentException("no frame header");
    }

    private static void assertNear(int expected, int found, int tolerance) {
        for (int shift = 0; shift <= 24; shift += 8) {
            int difference = Math.abs((expected >> shift & 0xFF) - (found >> shift & 0xFF));
            assertTrue(
                    difference <= tolerance, Integer.toHexString(expected) + " but was " + Integer.toHexString(found));
        }
    }
}
