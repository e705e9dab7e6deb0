package com.adaptiveads.worker.image;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Image files made in memory, down to the byte where that matters. */
final class ImageFiles {
    private ImageFiles() {}

    /** Left half and right half in two colours, 32 x 16: wide, so that turns show, and JPEG blocks stay pure. */
    static BufferedImage halves(int left, int right) {
        BufferedImage image = new BufferedImage(32, 16, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 16; y++) {
            for (int x = 0; x < 32; x++) {
                image.setRGB(x, y, x < 16 ? left : right);
            }
        }
        return image;
    }

    static byte[] written(BufferedImage image, String format) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, file)) {
                throw new IllegalArgumentException("no writer takes this image as " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    static byte[] progressiveJpeg(BufferedImage image) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam settings = writer.getDefaultWriteParam();
        settings.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(file)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return file.toByteArray();
    }

    /** 16 x 16 pixels of full magenta and yellow with an Adobe marker, as print programs write it; made by Pillow. */
    static byte[] cmykJpeg() {
        return Base64.getDecoder()
                .decode(
                        "/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwAQCwwODAoQDg0OEhEQExgoGhgWFhgxIyUdKDozPTw5Mzg3QEhcTkBEV0U3OFBtUVd"
                                + "fYmdoZz5NcXlwZHhcZWdj/8AAFAgAEAAQBEMRAE0RAFkRAEsRAP/EABUAAQEAAAAAAAAAAAAAAAAAAAAH/8QAFBABAAAAAAAAAAAA"
                                + "AAAAAAAAAP/aAA4EQwBNAFkASwAAPwCgJ+n6gAAAAP/Z");
    }

    /** One pixel of interleaved samples, in the given depth. */
    static BufferedImage samples(int dataType, boolean grey, int... pixel) {
        boolean alpha = pixel.length == 2 || pixel.length == 4;
        ComponentColorModel model = new ComponentColorModel(
                ColorSpace.getInstance(grey ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB),
                alpha,
                false,
                alpha ? Transparency.TRANSLUCENT : Transparency.OPAQUE,
                dataType);
        WritableRaster raster = model.createCompatibleWritableRaster(1, 1);
        raster.setPixel(0, 0, pixel);
        return new BufferedImage(model, raster, false, null);
    }

    /** The JPEG with a big-endian Exif segment that says nothing but the orientation. */
    static byte[] withExifOrientation(byte[] jpeg, int orientation) {
        byte[] tiff = {
            'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte) orientation, 0, 0, 0, 0, 0, 0
        };
        byte[] body = join("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1), tiff);
        return withSegment(jpeg, 0xE1, body);
    }

    static byte[] withProfile(byte[] jpeg, byte[] profile) {
        byte[] head = join("ICC_PROFILE\0".getBytes(StandardCharsets.ISO_8859_1), new byte[] {1, 1});
        return withSegment(jpeg, 0xE2, join(head, profile));
    }

    private static byte[] withSegment(byte[] jpeg, int marker, byte[] body) {
        ByteBuffer file = ByteBuffer.allocate(jpeg.length + body.length + 4);
        file.put(jpeg, 0, 2);
        file.put((byte) 0xFF)
                .put((byte) marker)
                .putShort((short) (body.length + 2))
                .put(body);
        file.put(jpeg, 2, jpeg.length - 2);
        return file.array();
    }

    /** A PNG that promises a size and has next to nothing in it. */
    static byte[] pngHeader(int width, int height) {
        byte[] magic = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 26, '\n'};
        ByteBuffer header = ByteBuffer.allocate(13);
        header.putInt(width).putInt(height).put(new byte[] {8, 6, 0, 0, 0});
        return join(
                join(magic, chunk("IHDR", header.array())),
                join(chunk("IDAT", new byte[8]), chunk("IEND", new byte[0])));
    }

    /** The PNG with a chunk put right behind its header. */
    static byte[] withChunk(byte[] png, String name, byte[] body) {
        int headerEnd = 8 + 25;
        byte[] head = Arrays.copyOf(png, headerEnd);
        byte[] tail = Arrays.copyOfRange(png, headerEnd, png.length);
        return join(join(head, chunk(name, body)), tail);
    }

    private static byte[] chunk(String name, byte[] body) {
        byte[] tagged = join(name.getBytes(StandardCharsets.ISO_8859_1), body);
        CRC32 crc = new CRC32();
        crc.update(tagged);
        return ByteBuffer.allocate(body.length + 12)
                .putInt(body.length)
                .put(tagged)
                .putInt((int) crc.getValue())
                .array();
    }

    static byte[] join(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }
}
