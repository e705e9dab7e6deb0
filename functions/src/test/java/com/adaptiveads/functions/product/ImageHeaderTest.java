package com.adaptiveads.functions.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.events.store.ImageType;
import com.adaptiveads.functions.testing.Photos;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class ImageHeaderTest {
    private static final int DATA = 20; // where a chunk's content begins

    @Test
    void theSizeIsReadOfEveryType() {
        assertEquals(Optional.of(new ImageHeader(ImageType.JPEG, 640, 427)), ImageHeader.read(Photos.jpeg(640, 427)));
        assertEquals(Optional.of(new ImageHeader(ImageType.PNG, 5, 1200)), ImageHeader.read(Photos.png(5, 1200)));
        assertEquals(Optional.of(new ImageHeader(ImageType.WEBP, 16383, 1)), ImageHeader.read(Photos.webp(16383, 1)));
        assertEquals(Optional.of(new ImageHeader(ImageType.WEBP, 800, 600)), ImageHeader.read(lossyWebp(800, 600)));
        assertEquals(
                Optional.of(new ImageHeader(ImageType.WEBP, 70_000, 9)), ImageHeader.read(extendedWebp(70_000, 9)));
    }

    @Test
    void metadataBeforeTheFrameIsSteppedOver() {
        byte[] jpeg = Photos.jpeg(33, 44);
        ByteBuffer heavy = ByteBuffer.allocate(jpeg.length + 3 * 65_537 + 1);
        heavy.put(jpeg, 0, 2);
        for (int i = 0; i < 3; i++) { // EXIF segments of the largest size, full of what looks like frame headers
            byte[] segment = new byte[65_537];
            Arrays.fill(segment, (byte) 0xC0);
            segment[0] = (byte) 0xFF;
            segment[1] = (byte) 0xE1;
            segment[2] = (byte) 0xFF;
            segment[3] = (byte) 0xFF;
            heavy.put(segment);
        }
        heavy.put((byte) 0xFF).put(jpeg, 2, jpeg.length - 2); // with a fill byte
        assertEquals(Optional.of(new ImageHeader(ImageType.JPEG, 33, 44)), ImageHeader.read(heavy.array()));
    }

    @Test
    void whatIsNoPictureHasNoHeader() {
        for (String text : new String[] {"", "GIF89a", "<svg/>", "RIFF", "RIFF0000WEBPxxxx", "%PDF-1.7", "BM"}) {
            assertTrue(
                    ImageHeader.read(text.getBytes(StandardCharsets.ISO_8859_1)).isEmpty(), text);
        }
    }

    @Test
    void aHeaderThatIsCutOffIsNone() {
        for (byte[] whole : new byte[][] {Photos.jpeg(9, 9), Photos.png(9, 9), Photos.webp(9, 9), extendedWebp(9, 9)}) {
            int cut = 0;
            while (ImageHeader.read(Arrays.copyOf(whole, cut)).isEmpty()) {
                cut++;
            }
            assertTrue(cut > 16 && cut <= whole.length, "first read with " + cut + " bytes");
        }
    }

    @Test
    void damagedHeadersNeverThrowAndNeverLoop() {
        SplittableRandom random = new SplittableRandom(20261123);
        byte[][] seeds = {Photos.jpeg(9, 9), Photos.png(9, 9), Photos.webp(9, 9), lossyWebp(9, 9), extendedWebp(9, 9)};
        int read = 0;
        for (int i = 0; i < 200_000; i++) {
            byte[] seed = seeds[i % seeds.length];
            byte[] damaged = Arrays.copyOf(seed, random.nextInt(seed.length + 1));
            for (int hits = random.nextInt(8); hits > 0 && damaged.length > 0; hits--) {
                damaged[random.nextInt(Math.min(damaged.length, 64))] = (byte) random.nextInt(256);
            }
            Optional<ImageHeader> header = ImageHeader.read(damaged);
            read += header.isPresent() ? 1 : 0;
            assertTrue(header.isEmpty()
                    || (header.get().width() >= 0 && header.get().height() >= 0));
        }
        assertTrue(read > 1000, "the fuzzer must reach the headers: " + read);
    }

    @Test
    void photosBeyondTheLimitsCannotBeUsedAndSayWhy() {
        assertInstanceOf(PhotoCheck.Usable.class, PhotoCheck.of(Photos.pngHeader(10_000, 5_000)));
        assertEquals("too_many_pixels", code(Photos.pngHeader(10_000, 5_001)));
        assertEquals("too_many_pixels", code(Photos.pngHeader(16_385, 1)));
        assertEquals("too_many_pixels", code(Photos.pngHeader(Integer.MAX_VALUE, Integer.MAX_VALUE)));
        assertEquals("not_an_image", code(Photos.pngHeader(0, 10)));
        assertEquals("not_an_image", code(Photos.pngHeader(-1, 10)));
        assertEquals("not_an_image", code(new byte[0]));
    }

    private static String code(byte[] photo) {
        return ((PhotoCheck.Unusable) PhotoCheck.of(photo)).problem().code();
    }

    private static byte[] lossyWebp(int width, int height) {
        byte[] file = container("VP8 ");
        ByteBuffer frame = ByteBuffer.wrap(file, DATA, 10).order(ByteOrder.LITTLE_ENDIAN);
        frame.put((byte) 0x30).put((byte) 1).put((byte) 0); // frame tag of a key frame
        frame.put((byte) 0x9D).put((byte) 0x01).put((byte) 0x2A);
        frame.putShort((short) (width | 0x4000)).putShort((short) height); // with a scaling bit
        return file;
    }

    private static byte[] extendedWebp(int width, int height) {
        byte[] file = container("VP8X");
        ByteBuffer canvas = ByteBuffer.wrap(file, DATA + 4, 6).order(ByteOrder.LITTLE_ENDIAN);
        for (int side : new int[] {width - 1, height - 1}) {
            canvas.putShort((short) side).put((byte) (side >> 16));
        }
        return file;
    }

    private static byte[] container(String chunk) {
        return ("RIFF\0\0\0\0WEBP" + chunk + "\0".repeat(24)).getBytes(StandardCharsets.US_ASCII);
    }
}
