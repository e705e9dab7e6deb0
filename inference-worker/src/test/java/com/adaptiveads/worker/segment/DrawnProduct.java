package com.adaptiveads.worker.segment;

import static com.adaptiveads.worker.segment.Brush.across;
import static com.adaptiveads.worker.segment.Brush.down;
import static com.adaptiveads.worker.segment.Brush.fill;
import static com.adaptiveads.worker.segment.Brush.path;
import static com.adaptiveads.worker.segment.Brush.stroke;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/** Products drawn with what makes cutting out hard: holes, hair-lines, white on white, highlights, textures. */
public enum DrawnProduct {
    MUG {
        @Override
        void draw(Graphics2D g) {
            stroke(g, 70, across(640, 900, 0x1D3F72, 0x2F62A8), new Ellipse2D.Double(600, 330, 300, 340));
            fill(g, across(200, 720, 0x17345F, 0x3D78C4), new RoundRectangle2D.Double(200, 200, 520, 620, 90, 90));
            fill(g, new Color(0x0F2342), new Ellipse2D.Double(200, 150, 520, 110));
            fill(g, new Color(255, 255, 255, 70), new RoundRectangle2D.Double(260, 300, 46, 400, 46, 46));
        }
    },
    WHITE_SHOE {
        @Override
        void draw(Graphics2D g) {
            Path2D upper = path(
                    90, 640, 100, 420, 200, 330, 330, 360, 430, 470, 560, 520, 760, 560, 900, 610, 920, 690, 910, 720,
                    90, 720);
            fill(g, down(330, 720, 0xF3F2EE, 0xE2E0DA), upper);
            fill(g, down(690, 790, 0xDEDBD3, 0xCBC7BD), new RoundRectangle2D.Double(80, 690, 850, 90, 60, 60));
            stroke(g, 7, new Color(0xC9C6BE), path(330, 360, 380, 440, 470, 500));
            for (int i = 0; i < 4; i++) {
                stroke(g, 12, new Color(0xFAFAF8), path(350 + 50 * i, 470 + 25 * i, 420 + 50 * i, 420 + 28 * i));
            }
            stroke(g, 5, new Color(0xBDB9AF), path(100, 600, 300, 580, 420, 620, 620, 640));
        }
    },
    GLASSES {
        @Override
        void draw(Graphics2D g) {
            Color frame = new Color(0x2A2622);
            stroke(g, 22, frame, new Ellipse2D.Double(120, 460, 300, 240));
            stroke(g, 22, frame, new Ellipse2D.Double(560, 460, 300, 240));
            stroke(g, 16, frame, path(415, 540, 490, 505, 565, 540));
            stroke(g, 7, frame, path(130, 530, 240, 300, 330, 260));
            stroke(g, 7, frame, path(852, 530, 760, 300, 690, 262));
        }
    },
    WATCH {
        @Override
        void draw(Graphics2D g) {
            Paint strap = across(430, 570, 0x7A4B2C, 0xA56C42);
            stroke(g, 46, strap, new Ellipse2D.Double(300, 330, 400, 560));
            fill(g, new Color(0x8C8F94), new Ellipse2D.Double(330, 130, 340, 340));
            fill(g, new Color(0xF5F3EC), new Ellipse2D.Double(365, 165, 270, 270));
            stroke(g, 10, new Color(0x20242A), path(500, 215, 500, 300, 570, 345));
            fill(g, new Color(0x6C6F75), new Rectangle2D.Double(668, 280, 28, 44));
        }
    },
    BOTTLE {
        @Override
        void draw(Graphics2D g) {
            fill(
                    g,
                    across(380, 620, 0x1F5A3C, 0x3F9A68),
                    path(380, 950, 380, 430, 450, 330, 450, 120, 550, 120, 550, 330, 620, 430, 620, 950));
            fill(g, new Color(0xC9A24B), new Rectangle2D.Double(440, 80, 120, 80));
            fill(g, new Color(0xF4EFE2), new Rectangle2D.Double(382, 560, 236, 220));
            fill(g, new Color(0xB8402F), new Ellipse2D.Double(440, 610, 120, 120));
            fill(g, new Color(255, 255, 255, 90), new Rectangle2D.Double(410, 440, 18, 110));
        }
    },
    LAMP {
        @Override
        void draw(Graphics2D g) {
            fill(g, down(80, 380, 0xE9DCC2, 0xD2BE96), path(360, 90, 640, 90, 760, 380, 240, 380));
            stroke(g, 16, new Color(0x8A7550), path(500, 380, 500, 860));
            fill(g, down(850, 920, 0x9C865E, 0x6E5C3B), new RoundRectangle2D.Double(360, 850, 280, 60, 50, 50));
            stroke(g, 6, new Color(0x3A3A3A), path(640, 890, 760, 900, 830, 850, 900, 880, 960, 940));
            stroke(g, 4, new Color(0x8A7550), path(560, 380, 560, 480));
        }
    },
    CHAIR {
        @Override
        void draw(Graphics2D g) {
            Paint wood = across(250, 750, 0x8B5A33, 0xB57C4B);
            for (int x : new int[] {270, 390, 510, 630, 720}) {
                fill(g, wood, new Rectangle2D.Double(x, 90, 20, 460));
            }
            fill(g, wood, new RoundRectangle2D.Double(255, 80, 500, 70, 30, 30));
            fill(g, down(530, 610, 0xC48A55, 0x93602F), new RoundRectangle2D.Double(220, 530, 570, 70, 30, 30));
            stroke(g, 24, wood, path(260, 590, 220, 950));
            stroke(g, 24, wood, path(740, 590, 780, 950));
            stroke(g, 16, wood, path(330, 590, 320, 880));
            stroke(g, 16, wood, path(670, 590, 680, 880));
        }
    },
    PLANT {
        @Override
        void draw(Graphics2D g) {
            Random random = new Random(5);
            for (int n = 0; n < 9; n++) {
                double angle = Math.toRadians(-165 + 19 * n);
                double length = 260 + random.nextInt(170);
                AffineTransform old = g.getTransform();
                g.translate(500, 620);
                g.rotate(angle);
                stroke(g, 7, new Color(0x3B6B35), path(0, 0, length, 0));
                Color from = new Color(0x3E8E41 + 0x000800 * (n % 5));
                g.setPaint(new GradientPaint(0, -40, from, 0, 40, from.darker()));
                g.fill(new Ellipse2D.Double(length * 0.45, -34, length * 0.6, 68));
                g.setTransform(old);
            }
            fill(g, across(340, 660, 0xB9603A, 0xD98A5F), path(340, 620, 660, 620, 620, 930, 380, 930));
            fill(g, new Color(0xC06A43), new Rectangle2D.Double(320, 600, 360, 60));
        }
    },
    PAPER_BOX {
        @Override
        void draw(Graphics2D g) {
            fill(g, down(330, 880, 0xE9E9EA, 0xDCDCDE), path(180, 360, 560, 440, 560, 900, 180, 790));
            fill(g, down(330, 880, 0xCDCED1, 0xBFC0C4), path(560, 440, 840, 330, 840, 760, 560, 900));
            fill(g, new Color(0xF0F0F1), path(180, 360, 460, 270, 840, 330, 560, 440));
            stroke(g, 3, new Color(0xC9CACE), path(180, 360, 460, 270, 840, 330, 560, 440, 180, 360));
            fill(g, new Color(0x333A44), path(260, 520, 480, 570, 480, 620, 260, 566));
        }
    },
    RING {
        @Override
        void draw(Graphics2D g) {
            stroke(g, 44, across(230, 770, 0xC8A24A, 0xF0D78E), new Ellipse2D.Double(250, 330, 500, 560));
            fill(g, down(120, 340, 0xDDF1F7, 0x8CB9CC), path(400, 200, 460, 140, 540, 140, 600, 200, 500, 340));
            stroke(g, 5, new Color(0xFFFFFF), path(430, 205, 570, 205));
        }
    },
    DOTTED_DRESS {
        @Override
        void draw(Graphics2D g) {
            Path2D dress = path(
                    400, 90, 440, 90, 470, 220, 530, 220, 560, 90, 600, 90, 620, 420, 800, 930, 200, 930, 380, 420);
            fill(g, across(200, 800, 0xC23B4E, 0xE0607A), dress);
            Shape old = g.getClip();
            g.clip(dress);
            for (int y = 110; y < 940; y += 52) {
                for (int x = 200 + y / 52 % 2 * 26; x < 810; x += 52) {
                    fill(g, new Color(0xFBF6F2), new Ellipse2D.Double(x, y, 20, 20));
                }
            }
            g.setClip(old);
        }
    },
    KETTLE {
        @Override
        void draw(Graphics2D g) {
            stroke(g, 36, new Color(0x2E2F33), path(330, 330, 360, 130, 640, 130, 670, 330));
            fill(
                    g,
                    across(220, 780, 0xA9ADB3, 0xE6E9EC),
                    path(260, 880, 300, 360, 400, 300, 600, 300, 700, 360, 740, 880));
            fill(g, across(700, 940, 0xC4C8CC, 0x9EA3A9), path(710, 560, 900, 400, 940, 430, 730, 700));
            fill(g, new Color(0x2E2F33), new Ellipse2D.Double(460, 265, 80, 50));
            fill(g, new Color(255, 255, 255, 150), new RoundRectangle2D.Double(360, 420, 40, 380, 40, 40));
        }
    },
    WHITE_SHIRT {
        @Override
        void draw(Graphics2D g) {
            Path2D shirt = path(
                    380, 130, 500, 190, 620, 130, 830, 260, 760, 430, 680, 390, 680, 900, 320, 900, 320, 390, 240, 430,
                    170, 260);
            fill(g, across(200, 800, 0xEDEEF2, 0xF6F6F9), shirt);
            stroke(g, 6, new Color(0xD3D5DD), path(380, 130, 500, 190, 620, 130));
            stroke(g, 5, new Color(0xDADCE3), path(400, 480, 420, 700, 390, 890));
            stroke(g, 5, new Color(0xDADCE3), path(610, 420, 590, 650, 615, 890));
            stroke(
                    g,
                    4,
                    new Color(0xC7CAD4),
                    path(
                            380, 130, 170, 260, 240, 430, 320, 390, 320, 900, 680, 900, 680, 390, 760, 430, 830, 260,
                            620, 130));
        }
    },
    BALL {
        @Override
        void draw(Graphics2D g) {
            Color[] colours = {new Color(0xFFD98A), new Color(0xE8762C), new Color(0x8E3410)};
            g.setPaint(new RadialGradientPaint(400f, 380f, 520f, new float[] {0, 0.5f, 1}, colours));
            g.fill(new Ellipse2D.Double(200, 200, 600, 600));
            stroke(g, 10, new Color(0x3B1A0C), path(205, 480, 400, 560, 650, 540, 795, 460));
        }
    },
    SCISSORS {
        @Override
        void draw(Graphics2D g) {
            stroke(g, 38, new Color(0xD8432F), new Ellipse2D.Double(200, 640, 210, 260));
            stroke(g, 38, new Color(0xD8432F), new Ellipse2D.Double(590, 640, 210, 260));
            fill(g, across(300, 700, 0x8F959B, 0xD9DDE0), path(360, 670, 640, 90, 680, 120, 420, 690));
            fill(g, across(300, 700, 0xB4B9BE, 0x7E858C), path(640, 670, 360, 90, 320, 120, 580, 690));
            fill(g, new Color(0x54595E), new Ellipse2D.Double(480, 490, 40, 40));
        }
    },
    HEADPHONES {
        @Override
        void draw(Graphics2D g) {
            stroke(
                    g,
                    34,
                    down(120, 600, 0xE4E4E6, 0xB8B9BD),
                    path(210, 620, 220, 300, 360, 130, 500, 110, 640, 130, 780, 300, 790, 620));
            Area cups = new Area(new RoundRectangle2D.Double(150, 560, 130, 280, 90, 90));
            cups.add(new Area(new RoundRectangle2D.Double(720, 560, 130, 280, 90, 90)));
            fill(g, down(560, 840, 0x3B3D44, 0x1F2025), cups);
            fill(g, new Color(0xD7B26A), new Ellipse2D.Double(165, 670, 40, 40));
        }
    },
    PHONE {
        @Override
        void draw(Graphics2D g) {
            fill(g, across(330, 670, 0x3A3C42, 0x24262B), new RoundRectangle2D.Double(330, 90, 340, 830, 70, 70));
            fill(g, down(170, 420, 0x9CB7A2, 0x7E9C86), new Rectangle2D.Double(380, 170, 240, 250));
            int[] greys = {0xE2E2E2, 0xCFCFCF, 0xBFBFBF, 0x9A9A9A};
            for (int n = 0; n < 12; n++) {
                fill(g, new Color(greys[n / 3]), new Ellipse2D.Double(385 + n % 3 * 85, 490 + n / 3 * 95, 62, 62));
            }
        }
    },
    WHISK {
        @Override
        void draw(Graphics2D g) {
            fill(g, across(470, 530, 0x6E7379, 0xC3C8CC), new RoundRectangle2D.Double(470, 560, 60, 360, 50, 50));
            for (int half : new int[] {40, 90, 140, 185}) {
                stroke(g, 7, new Color(0x5D6369), new Ellipse2D.Double(500 - half, 90, 2 * half, 520));
            }
        }
    },
    COLANDER {
        @Override
        void draw(Graphics2D g) {
            Area bowl = new Area(new Ellipse2D.Double(150, 40, 700, 820));
            bowl.intersect(new Area(new Rectangle2D.Double(100, 420, 800, 500)));
            bowl.add(new Area(new RoundRectangle2D.Double(100, 390, 800, 60, 50, 50)));
            for (int n = 0; n < 21; n++) {
                double x = 260 + n % 7 * 72;
                double y = 500 + n / 7 * 82;
                bowl.subtract(new Area(new Ellipse2D.Double(x, y, 40, 40)));
            }
            fill(g, across(150, 850, 0x2F7F86, 0x6FC1C4), bowl);
        }
    },
    SILVER_RING {
        @Override
        void draw(Graphics2D g) {
            stroke(g, 30, across(200, 800, 0x7B8086, 0xF1F3F5), new Ellipse2D.Double(200, 260, 600, 640));
            stroke(g, 6, across(200, 800, 0xF5F6F7, 0x6A6F75), new Ellipse2D.Double(212, 272, 576, 616));
            fill(g, down(120, 300, 0xE6EEF4, 0x9FB2C2), path(420, 170, 470, 120, 530, 120, 580, 170, 500, 280));
        }
    };

    private static final int SIDE = 1000;

    /** Draws on a 1000 x 1000 canvas. */
    abstract void draw(Graphics2D g);

    /** The product on nothing, cropped to its box. */
    public BufferedImage image() {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        draw(g);
        g.dispose();
        return image;
    }

    public String title() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
