package com.adaptiveads.functions.product;

import com.adaptiveads.events.store.ImageType;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Type and size of a picture by its header; nothing is decoded and nothing is believed of names. Sources: ITU T.81 (JPEG),
 * W3C PNG, RFC 9649 (WebP).
 *
 * @param width pixels as stored, before any EXIF rotation; may be 0 in a damaged file
 */
public record ImageHeader(ImageType type, int width, int height) {
    private static final long PNG_SIGNATURE = 0x89504E470D0A1A0AL;
    private static final int START_OF_SCAN = 0xDA;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int WEBP_CHUNK = 12;

    /** @return empty when this is none of the three types, or ends before its size is told */
    public static Optional<ImageHeader> read(byte[] start) {
        ByteBuffer bytes = ByteBuffer.wrap(start);
        try {
            if (bytes.getLong(0) == PNG_SIGNATURE) {
                return png(bytes);
            }
            if (Short.toUnsignedInt(bytes.getShort(0)) == 0xFFD8) {
                return jpeg(bytes.position(2));
            }
            return text(bytes, 0).equals("RIFF") && text(bytes, 8).equals("WEBP")
                    ? webp(bytes.order(ByteOrder.LITTLE_ENDIAN))
                    : Optional.empty();
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
            return Optional.empty(); // it ends too early
        }
    }

    private static Optional<ImageHeader> png(ByteBuffer bytes) {
        return text(bytes, 12).equals("IHDR")
                ? of(ImageType.PNG, bytes.getInt(16), bytes.getInt(20))
                : Optional.empty();
    }

    /** Goes from marker to marker up to the frame header, which may follow any number of metadata segments. */
    private static Optional<ImageHeader> jpeg(ByteBuffer bytes) {
        while (true) {
            if (u8(bytes) != 0xFF) {
                return Optional.empty();
            }
            int marker = u8(bytes);
            while (marker == 0xFF) { // fill bytes
                marker = u8(bytes);
            }
            if (marker == START_OF_SCAN || marker == END_OF_IMAGE || marker == 0) {
                return Optional.empty();
            }
            if (standsAlone(marker)) {
                continue;
            }
            int segment = bytes.position();
            int length = Short.toUnsignedInt(bytes.getShort());
            if (isFrame(marker)) {
                int height = Short.toUnsignedInt(bytes.getShort(segment + 3));
                return of(ImageType.JPEG, Short.toUnsignedInt(bytes.getShort(segment + 5)), height);
            }
            bytes.position(segment + Math.max(2, length));
        }
    }

    private static Optional<ImageHeader> webp(ByteBuffer bytes) {
        int data = WEBP_CHUNK + 8;
        return switch (text(bytes, WEBP_CHUNK)) {
            case "VP8 " ->
                u24(bytes, data + 3) == 0x2A019D
                        ? of(ImageType.WEBP, bytes.getShort(data + 6) & 0x3FFF, bytes.getShort(data + 8) & 0x3FFF)
                        : Optional.empty();
            case "VP8L" -> {
                int packed = bytes.getInt(data + 1);
                yield bytes.get(data) == 0x2F
                        ? of(ImageType.WEBP, (packed & 0x3FFF) + 1, ((packed >>> 14) & 0x3FFF) + 1)
                        : Optional.empty();
            }
            case "VP8X" -> of(ImageType.WEBP, u24(bytes, data + 4) + 1, u24(bytes, data + 7) + 1);
            default -> Optional.empty();
        };
    }

    private static Optional<ImageHeader> of(ImageType type, int width, int height) {
        return width < 0 || height < 0 ? Optional.empty() : Optional.of(new ImageHeader(type, width, height));
    }

    /** SOF0 to SOF15 without DHT, JPG and DAC, which share the range. */
    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    /** TEM, restarts and SOI have no length. */
    private static boolean standsAlone(int marker) {
        return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8);
    }

    private static int u8(ByteBuffer bytes) {
        return Byte.toUnsignedInt(bytes.get());
    }

    private static int u24(ByteBuffer littleEndian, int at) {
        return Short.toUnsignedInt(littleEndian.getShort(at)) | (Byte.toUnsignedInt(littleEndian.get(at + 2)) << 16);
    }

    private static String text(ByteBuffer bytes, int at) {
        byte[] four = new byte[4];
        bytes.get(at, four);
        return new String(four, StandardCharsets.ISO_8859_1);
    }
}
