package com.adaptiveads.worker.image;

import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Finds the Exif block of a file by walking its segments (JPEG), chunks (PNG 3rd edition, {@code eXIf}) or RIFF chunks
 * (WebP, {@code EXIF}), and reads the orientation from it. Nothing else of the file is parsed or inflated, and a broken
 * block counts as none: a picture that lies on its side is better than no picture.
 */
final class ExifBlock {
    private static final byte[] MARK = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int APP1 = 0xE1;
    private static final int START_OF_SCAN = 0xDA;

    private ExifBlock() {}

    static Orientation orientation(byte[] file, ImageFormat format) {
        byte[] block;
        try {
            block = switch (format) {
                case JPEG -> inJpeg(ByteBuffer.wrap(file));
                case PNG -> inPng(ByteBuffer.wrap(file));
                case WEBP -> inWebp(ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN));
                case OTHER, NONE -> new byte[0];
            };
        } catch (BufferUnderflowException | IllegalArgumentException broken) {
            return Orientation.UPRIGHT;
        }
        return orientation(block);
    }

    private static Orientation orientation(byte[] block) {
        if (block.length == 0) {
            return Orientation.UPRIGHT;
        }
        Metadata metadata = new Metadata();
        new ExifReader().extract(new ByteArrayReader(block, startsWithMark(block) ? MARK.length : 0), metadata);
        ExifIFD0Directory directory = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
        Integer value = directory == null ? null : directory.getInteger(ExifDirectoryBase.TAG_ORIENTATION);
        return value == null || value < 1 || value > 8 ? Orientation.UPRIGHT : new Orientation(value);
    }

    private static byte[] inJpeg(ByteBuffer file) {
        file.position(2);
        while (true) {
            int marker = file.getShort() & 0xFFFF;
            if (marker >>> 8 != 0xFF || (marker & 0xFF) == START_OF_SCAN) {
                return new byte[0];
            }
            byte[] segment = slice(file, (file.getShort() & 0xFFFF) - 2);
            if ((marker & 0xFF) == APP1 && startsWithMark(segment)) {
                return segment;
            }
        }
    }

    private static byte[] inPng(ByteBuffer file) {
        file.position(8);
        while (true) {
            int length = file.getInt();
            int name = file.getInt();
            if (name == 0x65584966) { // eXIf
                return slice(file, length);
            }
            skip(file, length + 4L);
        }
    }

    private static byte[] inWebp(ByteBuffer file) {
        file.position(12);
        while (true) {
            int name = file.getInt();
            int length = file.getInt();
            if (name == 0x46495845) { // EXIF, read backwards
                return slice(file, length);
            }
            skip(file, length + (length & 1L));
        }
    }

    private static byte[] slice(ByteBuffer file, int length) {
        if (length < 0 || length > file.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] slice = new byte[length];
        file.get(slice);
        return slice;
    }

    private static void skip(ByteBuffer file, long length) {
        if (length < 0 || length > file.remaining()) {
            throw new BufferUnderflowException();
        }
        file.position(file.position() + (int) length);
    }

    private static boolean startsWithMark(byte[] block) {
        return block.length >= MARK.length && Arrays.equals(block, 0, MARK.length, MARK, 0, MARK.length);
    }
}
