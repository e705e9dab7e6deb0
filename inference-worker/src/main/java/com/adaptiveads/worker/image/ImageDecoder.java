package com.adaptiveads.worker.image;

import com.adaptiveads.worker.image.Decoding.Decoded;
import com.adaptiveads.worker.image.Decoding.Refused;
import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The one way from a file to pixels: JPEG (CMYK and progressive too), PNG and WebP become upright 8-bit sRGB. The file
 * is a stranger's: size limits are checked on its header before a pixel is allocated, and whatever is wrong with it
 * comes back as a {@link Refused}, never as an exception.
 */
public final class ImageDecoder {
    private static final int MAX_BYTES = 30 << 20;
    private static final long MAX_PIXELS = 50_000_000;
    private static final int MAX_SIDE = 16_384;

    private final int maxBytes;

    public ImageDecoder() {
        this(MAX_BYTES);
    }

    private ImageDecoder(int maxBytes) {
        this.maxBytes = maxBytes;
        ImageIO.setUseCache(false);
    }

    /** For files the worker wrote itself: a cut-out's PNG is often larger than the photo it is from. */
    public static ImageDecoder ofOwnFiles() {
        return new ImageDecoder(Integer.MAX_VALUE);
    }

    /** Reads a whole file; never throws for what is in it. */
    public Decoding decode(byte[] file) {
        if (file.length > maxBytes) {
            return Refused.unsupported("The file has " + (file.length >> 20) + " MB; at most 30 MB can be used.");
        }
        ImageFormat format = ImageFormat.of(file);
        return switch (format) {
            case JPEG -> decode(file, format, JPEGImageReaderSpi.class);
            case PNG -> decode(file, format, null);
            case WEBP -> decode(file, format, WebPImageReaderSpi.class);
            case OTHER -> Refused.unsupported("This kind of picture cannot be read; use JPEG, PNG or WebP.");
            case NONE -> Refused.notAnImage("The file is not a picture; use JPEG, PNG or WebP.");
        };
    }

    private static Decoding decode(byte[] file, ImageFormat format, @Nullable Class<? extends ImageReaderSpi> kind) {
        try (ImageInputStream stream = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            ImageReader reader = reader(format, kind);
            try {
                return decode(file, format, reader, stream);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException damaged) { // readers meet damage with all kinds of exceptions
            return damaged(format);
        }
    }

    private static ImageReader reader(ImageFormat format, @Nullable Class<? extends ImageReaderSpi> kind)
            throws IOException {
        if (kind == null) {
            return ImageIO.getImageReadersByFormatName(format.name()).next();
        }
        return IIORegistry.getDefaultInstance().getServiceProviderByClass(kind).createReaderInstance();
    }

    private static Decoding decode(byte[] file, ImageFormat format, ImageReader reader, ImageInputStream stream)
            throws IOException {
        reader.setInput(stream, true, true);
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if (width > MAX_SIDE || height > MAX_SIDE || (long) width * height > MAX_PIXELS) {
            return Refused.tooManyPixels("The picture has " + width + " x " + height + " pixels; at most 50 megapixels"
                    + " and " + MAX_SIDE + " pixels a side can be used.");
        }
        AtomicBoolean incomplete = new AtomicBoolean();
        reader.addIIOReadWarningListener((source, warning) -> {
            String text = warning.toLowerCase(Locale.ROOT);
            incomplete.compareAndSet(false, text.contains("premature end") || text.contains("corrupt"));
        });
        Pixels stored = SrgbPixels.of(reader.read(0));
        if (incomplete.get()) {
            return damaged(format);
        }
        return new Decoded(ExifBlock.orientation(file, format).upright(stored));
    }

    private static Refused damaged(ImageFormat format) {
        return Refused.notAnImage("The " + format + " file is damaged or incomplete; export or upload it again.");
    }
}
