package com.adaptiveads.local.demo;

import com.adaptiveads.events.api.Canvas;
import com.adaptiveads.events.json.JsonObject;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * The answer of {@code POST /api/heatmap} drawn over the visitor's canvas: density of attention in a scale that is even to
 * the eye and safe for the colour-blind (inferno), the hotspot ringed.
 */
final class HeatPicture {
    private static final double BANDWIDTH = 0.045;
    /** In bandwidths; what lies beyond is fainter than {@link #FLOOR}. */
    private static final double REACH = 3.2;

    private static final double FLOOR = 0.006;
    private static final int[] RAMP = {0x000004, 0x420a68, 0x932667, 0xdd513a, 0xfca50a, 0xfcffa4};

    private HeatPicture() {}

    /** @param productBox where the product stands on the canvas: left, top, width, height in canvas pixels */
    static BufferedImage draw(Canvas canvas, BufferedImage product, double[] productBox, JsonObject heatmap) {
        int width = (int) canvas.width();
        int height = (int) canvas.height();
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = picture.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        g.setColor(new Color(0xf3f4f6));
        g.fillRect(0, 0, width, height);
        g.drawImage(product, (int) productBox[0], (int) productBox[1], (int) productBox[2], (int) productBox[3], null);
        g.drawImage(heat(density(heatmap.objects("heatmap", 5000), width, height), width, height), 0, 0, null);
        JsonObject hotspot = heatmap.object("hotspot");
        double x = hotspot.number("x", 0, width);
        double y = hotspot.number("y", 0, height);
        g.setColor(Color.WHITE);
        g.setStroke(new java.awt.BasicStroke(3));
        g.draw(new Ellipse2D.Double(x - 14, y - 14, 28, 28));
        g.dispose();
        return picture;
    }

    private static float[] density(List<JsonObject> points, int width, int height) {
        float[] density = new float[width * height];
        double sigma = BANDWIDTH * Math.max(width, height);
        int reach = (int) Math.ceil(REACH * sigma);
        for (JsonObject point : points) {
            double px = point.number("x", -1e6, 1e6);
            double py = point.number("y", -1e6, 1e6);
            double weight = point.number("intensity", 0, 1);
            int bottom = Math.min(height - 1, (int) py + reach);
            int right = Math.min(width - 1, (int) px + reach);
            for (int y = Math.max(0, (int) py - reach); y <= bottom; y++) {
                for (int x = Math.max(0, (int) px - reach); x <= right; x++) {
                    double d2 = (x - px) * (x - px) + (y - py) * (y - py);
                    density[y * width + x] += (float) (weight * Math.exp(-d2 / (2 * sigma * sigma)));
                }
            }
        }
        return density;
    }

    private static BufferedImage heat(float[] density, int width, int height) {
        float max = 1e-6f;
        for (float d : density) {
            max = Math.max(max, d);
        }
        BufferedImage layer = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        for (int i = 0; i < density.length; i++) {
            double t = density[i] / max;
            int alpha = (int) Math.round(215 * Math.pow(Math.max(0, t - FLOOR) / (1 - FLOOR), 0.55));
            layer.setRGB(i % width, i / width, alpha << 24 | ramp(t));
        }
        return layer;
    }

    private static int ramp(double t) {
        double at = t * (RAMP.length - 1);
        int i = Math.min(RAMP.length - 2, (int) at);
        double f = at - i;
        int rgb = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            double low = RAMP[i] >> shift & 255;
            double high = RAMP[i + 1] >> shift & 255;
            rgb |= (int) Math.round(low + (high - low) * f) << shift;
        }
        return rgb;
    }
}
