package com.adaptiveads.functions.testing;

import com.adaptiveads.events.api.Product;
import com.adaptiveads.events.api.Product.Cutout;
import com.adaptiveads.events.api.Product.Size;
import com.adaptiveads.events.store.Keys;
import com.adaptiveads.events.store.Keys.View;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;

/** Small photos, and products as the worker leaves them. */
public final class Photos {
    private static final Cutout CUTOUT =
            new Cutout(new Size(64, 48), new Size(30, 20), List.of(10, 12, 40, 32), 0.9, "studio", List.of("#cc2020"));

    private Photos() {}

    public static byte[] jpeg(int width, int height) {
        return encoded("jpg", width, height);
    }

    public static byte[] png(int width, int height) {
        return encoded("png", width, height);
    }

    /** The header of a lossless WebP, which is all the functions look at. */
    public static byte[] webp(int width, int height) {
        ByteBuffer file = ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(24);
        file.put("WEBPVP8L".getBytes(StandardCharsets.US_ASCII)).putInt(12);
        file.put((byte) 0x2F).putInt((width - 1) | ((height - 1) << 14));
        return file.array();
    }

    /** The signature and header of a PNG that claims to be so large. */
    public static byte[] pngHeader(int width, int height) {
        ByteBuffer file = ByteBuffer.allocate(33).putLong(0x89504E470D0A1A0AL).putInt(13);
        return file.put("IHDR".getBytes(StandardCharsets.US_ASCII))
                .putInt(width)
                .putInt(height)
                .array();
    }

    public static Product ready(Product segmented) {
        return segmented.ready(CUTOUT);
    }

    /** A ready product with its previews in the bucket. */
    public static Product ready(
            String id, long createdAtMs, Optional<String> campaign, MemoryBlobs blobs, int previewBytes) {
        for (View view : View.values()) {
            blobs.put(Keys.view(id, view), new byte[previewBytes], "image/png");
        }
        return ready(new Product(
                id,
                "red sneaker",
                Product.Status.SEGMENTING,
                Optional.empty(),
                campaign,
                createdAtMs,
                "originals/" + id + ".jpg",
                Optional.empty()));
    }

    private static byte[] encoded(String format, int width, int height) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }
}
