package com.adaptiveads.worker.segment;

import com.adaptiveads.worker.image.Pixels;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A product photographed in a studio that exists only on paper: backdrop, soft shadow, noise, JPEG; the matte is known.
 *
 * @param alpha the true share of product, 0..1 per pixel
 */
@SuppressWarnings("ArrayRecordComponent") // test data
public record Shot(String name, Pixels photo, float[] alpha) {
    public enum Setting {
        WHITE,
        GREY,
        COLOUR,
        TABLE;

        public String title() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final double SHADOW = 0.32;
    private static final double NOISE = 1.4;
    private static final float QUALITY = 0.88f;
    private static final Color[][] GRADIENTS = {
        {new Color(0xE8B7A6), new Color(0xD08E86)},
        {new Color(0x9DC3CF), new Color(0x6FA0B8)},
        {new Color(0xB9CFA3), new Color(0x8FB07E)},
        {new Color(0xE9CF8E), new Color(0xD4AE5E)},
        {new Color(0xB6A7D6), new Color(0x8E7DB8)},
    };

    /** Photographs a product (its alpha is the truth) at {@code side} x {@code side}. */
    public static Shot of(String name, BufferedImage product, Setting setting, int side, long seed) {
        Random random = new Random(seed);
        BufferedImage layer = placed(product, side, random);
        BufferedImage scene = backdrop(setting, side, random);
        float[] alpha = new float[side * side];
        int[] over = layer.getRGB(0, 0, side, side, null, 0, side);
        int[] under = scene.getRGB(0, 0, side, side, null, 0, side);
        for (int i = 0; i < alpha.length; i++) {
            alpha[i] = (over[i] >>> 24) / 255f;
        }
        float[] shadow = shadow(alpha, side);
        for (int i = 0; i < alpha.length; i++) {
            double light = 1 - SHADOW * shadow[i];
            int rgb = 0xFF;
            for (int shift = 16; shift >= 0; shift -= 8) {
                double below = (under[i] >> shift & 0xFF) * light;
                double value = below + alpha[i] * ((over[i] >> shift & 0xFF) - below) + NOISE * random.nextGaussian();
                rgb = rgb << 8 | Math.clamp(Math.round(value), 0, 255);
            }
            under[i] = rgb;
        }
        Pixels photo = jpeg(new Pixels(side, side, under), QUALITY);
        return new Shot(name, photo, alpha);
    }

    private static BufferedImage placed(BufferedImage product, int side, Random random) {
        double fit = side * (0.62 + 0.14 * random.nextDouble()) / Math.max(product.getWidth(), product.getHeight());
        double width = product.getWidth() * fit;
        double height = product.getHeight() * fit;
        BufferedImage layer = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = layer.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        g.translate(
                (side - width) * (0.35 + 0.3 * random.nextDouble()),
                (side - height) * (0.4 + 0.25 * random.nextDouble()));
        g.scale(fit, fit);
        g.drawImage(product, 0, 0, null);
        g.dispose();
        return layer;
    }

    private static BufferedImage backdrop(Setting setting, int side, Random random) {
        BufferedImage scene = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = scene.createGraphics();
        switch (setting) {
            case WHITE -> gradient(g, side, new Color(0xFBFBFA), new Color(0xF1F1F2), random);
            case GREY -> gradient(g, side, new Color(0xC6C6C8), new Color(0xA2A2A3), random);
            case COLOUR -> {
                Color[] pair = GRADIENTS[random.nextInt(GRADIENTS.length)];
                gradient(g, side, pair[0], pair[1], random);
            }
            case TABLE -> {
                gradient(g, side, new Color(0xE6E3DE), new Color(0xD8D4CE), random);
                int edge = (int) (side * (0.55 + 0.15 * random.nextDouble()));
                g.setPaint(new GradientPaint(0, edge, new Color(0xB58D66), 0, side, new Color(0xC79F78)));
                g.fillRect(0, edge, side, side - edge);
            }
        }
        g.dispose();
        return scene;
    }

    private static void gradient(Graphics2D g, int side, Color from, Color to, Random random) {
        float slant = side * random.nextFloat();
        g.setPaint(new GradientPaint(slant, 0, from, side - slant, side, to));
        g.fillRect(0, 0, side, side);
    }

    /** The product's own shape, squashed towards its foot and blurred: dark where it stands, faint above. */
    private static float[] shadow(float[] alpha, int side) {
        int foot = 0;
        for (int i = 0; i < alpha.length; i++) {
            foot = alpha[i] > 0.5f ? i / side : foot;
        }
        float[] cast = new float[alpha.length];
        for (int y = 0; y < side; y++) {
            double from = foot - (foot - y + side * 0.012) * 3.2;
            for (int x = 0; x < side; x++) {
                int sx = (int) (x - (foot - y) * 0.5 - side * 0.01);
                if (from >= 0 && from < side && sx >= 0 && sx < side) {
                    cast[y * side + x] = alpha[((int) from) * side + sx];
                }
            }
        }
        float[] wide = Smoothing.box(cast, side, side, side / 26);
        float[] close = Smoothing.box(cast, side, side, side / 60);
        for (int i = 0; i < wide.length; i++) {
            wide[i] = Math.min(1, 0.65f * wide[i] + 0.6f * close[i]);
        }
        return wide;
    }

    public static Pixels jpeg(Pixels photo, float quality) {
        BufferedImage image = new BufferedImage(photo.width(), photo.height(), BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, photo.width(), photo.height(), photo.argb(), 0, photo.width());
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var stream = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(quality);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), how);
            stream.flush();
            return pixels(ImageIO.read(new ByteArrayInputStream(bytes.toByteArray())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
    }

    public static Pixels pixels(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        return new Pixels(width, height, image.getRGB(0, 0, width, height, null, 0, width));
    }

    /** Intersection over union of matte and truth, each cut at a half. */
    public double iou(Pixels cutout) {
        int both = 0;
        int either = 0;
        for (int i = 0; i < alpha.length; i++) {
            boolean truth = alpha[i] >= 0.5f;
            boolean found = cutout.argb()[i] >>> 24 >= 128;
            both += truth && found ? 1 : 0;
            either += truth || found ? 1 : 0;
        }
        return either == 0 ? 1 : (double) both / either;
    }

    /** Mean absolute error of the matte against the truth, 0..1. */
    public double error(Pixels cutout) {
        double sum = 0;
        for (int i = 0; i < alpha.length; i++) {
            sum += Math.abs(alpha[i] - (cutout.argb()[i] >>> 24) / 255.0);
        }
        return sum / alpha.length;
    }
}
