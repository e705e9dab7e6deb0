package com.adaptiveads.worker.segment;

import com.adaptiveads.worker.image.Pixels;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Locale;
import java.util.Random;

/** Backgrounds on which a border colour says nothing. */
public enum Clutter {
    SHELF {
        @Override
        void draw(Graphics2D g, int side, Random random) {
            int y = 0;
            while (y < side) {
                int height = side / 8 + random.nextInt(side / 8);
                for (int x = 0; x < side; ) {
                    int width = side / 30 + random.nextInt(side / 10);
                    g.setColor(colour(random));
                    g.fillRect(x, y, width, height);
                    x += width;
                }
                y += height;
            }
        }
    },
    PEBBLES {
        @Override
        void draw(Graphics2D g, int side, Random random) {
            for (int n = 0; n < 1500; n++) {
                int size = side / 40 + random.nextInt(side / 14);
                float grey = 0.25f + 0.6f * random.nextFloat();
                g.setColor(new Color(grey, grey * 0.95f, grey * 0.88f));
                g.fill(new Ellipse2D.Double(
                        random.nextInt(side) - size / 2.0, random.nextInt(side) - size / 2.0, size, size));
            }
        }
    },
    PLANKS {
        @Override
        void draw(Graphics2D g, int side, Random random) {
            for (int x = 0; x < side; x += side / 7) {
                int base = 90 + random.nextInt(60);
                g.setColor(new Color(base + 40, base, base - 40));
                g.fillRect(x, 0, side / 7 - 4, side);
                for (int n = 0; n < 60; n++) {
                    int shade = base + random.nextInt(50) - 25;
                    g.setColor(new Color(shade + 30, Math.max(0, shade - 5), Math.max(0, shade - 45)));
                    g.setStroke(new BasicStroke(1 + random.nextInt(4)));
                    int at = x + random.nextInt(side / 7);
                    g.drawLine(at, 0, at + random.nextInt(20) - 10, side);
                }
            }
        }
    },
    STREET {
        @Override
        void draw(Graphics2D g, int side, Random random) {
            g.setColor(new Color(0xA9C4DD));
            g.fillRect(0, 0, side, side);
            for (int n = 0; n < 26; n++) {
                int width = side / 12 + random.nextInt(side / 6);
                int top = side / 8 + random.nextInt(side / 2);
                int left = random.nextInt(side) - width / 2;
                g.setColor(colour(random));
                g.fillRect(left, top, width, side - top);
                g.setColor(colour(random));
                for (int w = 0; w < 20; w++) {
                    g.fillRect(left + 6 + w % 3 * width / 3, top + 12 + w / 3 * side / 16, width / 5, side / 26);
                }
            }
        }
    },
    FOLIAGE {
        @Override
        void draw(Graphics2D g, int side, Random random) {
            for (int n = 0; n < 2600; n++) {
                int green = 60 + random.nextInt(150);
                g.setColor(new Color(green / 2 + random.nextInt(40), green, green / 3));
                double angle = random.nextDouble() * Math.PI;
                g.rotate(angle, side / 2.0, side / 2.0);
                g.fill(new Ellipse2D.Double(random.nextInt(side), random.nextInt(side), side / 14.0, side / 50.0));
                g.rotate(-angle, side / 2.0, side / 2.0);
            }
        }
    },
    TARTAN {
        @Override
        void draw(Graphics2D g, int side, Random random) {
            g.setColor(new Color(0x8E2F2B));
            g.fillRect(0, 0, side, side);
            for (int n = 0; n < side; n += side / 16) {
                g.setColor(new Color(random.nextInt(80), random.nextInt(90), random.nextInt(120), 140));
                g.fill(new Rectangle2D.Double(n, 0, side / 40.0 + random.nextInt(12), side));
                g.fill(new Rectangle2D.Double(0, n, side, side / 40.0 + random.nextInt(12)));
            }
        }
    },
    DESK {
        @Override
        void draw(Graphics2D g, int side, Random random) {
            g.setColor(new Color(0xC8A780));
            g.fillRect(0, 0, side, side);
            for (int n = 0; n < 34; n++) {
                double angle = random.nextDouble() * 2 * Math.PI;
                int x = random.nextInt(side);
                int y = random.nextInt(side);
                g.rotate(angle, x, y);
                g.setColor(colour(random));
                g.fillRoundRect(
                        x, y, side / 12 + random.nextInt(side / 5), side / 20 + random.nextInt(side / 8), 12, 12);
                g.rotate(-angle, x, y);
            }
        }
    },
    PARTY {
        @Override
        void draw(Graphics2D g, int side, Random random) {
            g.setColor(new Color(0x241B2F));
            g.fillRect(0, 0, side, side);
            for (int n = 0; n < 260; n++) {
                int size = side / 50 + random.nextInt(side / 9);
                Color c = colour(random);
                g.setColor(new Color(c.getRed(), c.getGreen(), c.getBlue(), 150));
                g.fill(new Ellipse2D.Double(
                        random.nextInt(side) - size / 2.0, random.nextInt(side) - size / 2.0, size, size));
            }
        }
    };

    abstract void draw(Graphics2D g, int side, Random random);

    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The product in the middle of it, as a JPEG would have it. */
    public Pixels with(BufferedImage product, int side, long seed) {
        BufferedImage scene = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = scene.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        draw(g, side, new Random(seed));
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        int size = side * 6 / 10;
        g.drawImage(product, side / 5, side / 5, size, size, null);
        g.dispose();
        return Shot.jpeg(Shot.pixels(scene), 0.88f);
    }

    private static Color colour(Random random) {
        return Color.getHSBColor(
                random.nextFloat(), 0.2f + 0.6f * random.nextFloat(), 0.25f + 0.7f * random.nextFloat());
    }
}
