package com.adaptiveads.local.system;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Photos of a simple product on a plain ground, which the studio segmenter must be able to cut out. */
final class Photos {
    private Photos() {}

    /** @param seed two seeds are two photos */
    static byte[] mug(int seed) {
        return jpeg(640, 480, seed);
    }

    static byte[] jpeg(int width, int height, int seed) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setColor(new Color(236, 236, 232));
        g.fillRect(0, 0, width, height);
        g.setColor(new Color(190, 30 + seed % 40, 40));
        g.fill(new RoundRectangle2D.Double(width * 0.35, height * 0.25, width * 0.3, height * 0.5, 40, 40));
        g.setColor(new Color(120, 10, 20 + seed % 30));
        g.fill(new Ellipse2D.Double(width * 0.42, height * 0.4, width * 0.12, width * 0.12));
        g.dispose();
        return encoded(image, "jpg");
    }

    static byte[] encoded(BufferedImage image, String format) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, format, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
