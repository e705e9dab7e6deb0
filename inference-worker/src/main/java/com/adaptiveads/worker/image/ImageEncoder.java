package com.adaptiveads.worker.image;

import java.awt.Point;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBufferInt;
import java.awt.image.DirectColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import org.w3c.dom.NodeList;

/** The one way from pixels to a file. */
public final class ImageEncoder {
    private static final float PNG_QUALITY = 0.6f; // of 0 (smallest) .. 1 (fastest)
    private static final String JPEG_METADATA = "javax_imageio_jpeg_image_1.0";

    public ImageEncoder() {
        ImageIO.setUseCache(false);
    }

    /** PNG with alpha. */
    public byte[] png(Pixels pixels) {
        return written("png", image(pixels, pixels.argb(), 0xFF000000), PNG_QUALITY);
    }

    /**
     * JPEG at full colour resolution (4:4:4; with less, product edges on saturated backgrounds fray). What is
     * transparent becomes white.
     *
     * @param quality 0..1
     */
    public byte[] jpeg(Pixels pixels, double quality) {
        return written("jpeg", image(pixels, onWhite(pixels.argb()), 0), (float) quality);
    }

    private static byte[] written(String format, BufferedImage image, float quality) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        ImageWriteParam settings = writer.getDefaultWriteParam();
        settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        settings.setCompressionQuality(quality);
        IIOMetadata metadata =
                writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), settings);
        ByteArrayOutputStream file = new ByteArrayOutputStream(image.getWidth() * image.getHeight() / 2 + 1024);
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(file)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, fullColourResolution(metadata)), settings);
        } catch (IOException e) {
            throw new UncheckedIOException("a picture in memory could not be written to memory", e);
        } finally {
            writer.dispose();
        }
        return file.toByteArray();
    }

    /** Sets every component's sampling factor to 1 in JPEG metadata; other metadata stays as it is. */
    private static IIOMetadata fullColourResolution(IIOMetadata metadata) throws IOException {
        if (!JPEG_METADATA.equals(metadata.getNativeMetadataFormatName())) {
            return metadata;
        }
        IIOMetadataNode tree = (IIOMetadataNode) metadata.getAsTree(JPEG_METADATA);
        NodeList components = tree.getElementsByTagName("componentSpec");
        for (int i = 0; i < components.getLength(); i++) {
            IIOMetadataNode component = (IIOMetadataNode) components.item(i);
            component.setAttribute("HsamplingFactor", "1");
            component.setAttribute("VsamplingFactor", "1");
        }
        metadata.setFromTree(JPEG_METADATA, tree);
        return metadata;
    }

    private static int[] onWhite(int[] argb) {
        int[] opaque = new int[argb.length];
        for (int i = 0; i < argb.length; i++) {
            int p = argb[i];
            int alpha = p >>> 24;
            opaque[i] = onWhite(p >> 16 & 0xFF, alpha) << 16
                    | onWhite(p >> 8 & 0xFF, alpha) << 8
                    | onWhite(p & 0xFF, alpha);
        }
        return opaque;
    }

    private static int onWhite(int level, int alpha) {
        return (level * alpha + 255 * (255 - alpha) + 127) / 255;
    }

    /** A view of the array as a Java image; nothing is copied. */
    private static BufferedImage image(Pixels size, int[] argb, int alphaMask) {
        int[] masks = {0xFF0000, 0xFF00, 0xFF, alphaMask};
        int bands = alphaMask == 0 ? 3 : 4;
        WritableRaster raster = Raster.createPackedRaster(
                new DataBufferInt(argb, argb.length),
                size.width(),
                size.height(),
                size.width(),
                Arrays.copyOf(masks, bands),
                new Point());
        ColorModel model = new DirectColorModel(bands * 8, masks[0], masks[1], masks[2], alphaMask);
        return new BufferedImage(model, raster, false, null);
    }
}
