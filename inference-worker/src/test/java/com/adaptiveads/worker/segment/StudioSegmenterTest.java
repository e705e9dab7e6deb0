package com.adaptiveads.worker.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.worker.image.Pixels;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StudioSegmenterTest {
    private static final int SIDE = 640;
    private final StudioSegmenter studio = new StudioSegmenter();

    @ParameterizedTest
    @CsvSource({"WHITE, 0.95, 0.85", "GREY, 0.97, 0.93", "COLOUR, 0.97, 0.93", "TABLE, 0.95, 0.90"})
    void cutsKnownProductsOutAccurately(Shot.Setting setting, double mean, double worst) {
        Map<DrawnProduct, Double> found = new EnumMap<>(DrawnProduct.class);
        for (DrawnProduct product : new DrawnProduct[] {
            DrawnProduct.MUG,
            DrawnProduct.WATCH,
            DrawnProduct.BOTTLE,
            DrawnProduct.DOTTED_DRESS,
            DrawnProduct.HEADPHONES,
            DrawnProduct.WHITE_SHOE,
            DrawnProduct.RING,
            DrawnProduct.BALL
        }) {
            Shot shot = Shot.of(
                    product.title(),
                    product.image(),
                    setting,
                    SIDE,
                    product.title().length());
            found.put(product, shot.iou(cutout(shot.photo(), "").image()));
        }
        double average = found.values().stream().mapToDouble(d -> d).average().orElseThrow();
        assertTrue(average >= mean, () -> "mean " + average + " of " + found);
        found.forEach((product, iou) -> assertTrue(iou >= worst, () -> product + " " + iou));
    }

    @ParameterizedTest
    @EnumSource(Clutter.class)
    void refusesClutterAndSaysWhatWouldHelp(Clutter clutter) {
        Pixels photo = clutter.with(DrawnProduct.MUG.image(), SIDE, 3);
        var refused = assertInstanceOf(Segmentation.Refused.class, studio.segment(photo, "mug"));
        assertEquals("too_cluttered", refused.code());
        assertTrue(refused.sentence().contains("SAM 3") && refused.sentence().contains("plain backdrop"));
    }

    @Test
    void theMugsHandleIsOpen() {
        Shot shot = Shot.of("mug", DrawnProduct.MUG.image(), Shot.Setting.WHITE, SIDE, 4);
        Pixels cutout = cutout(shot.photo(), "blue mug").image();
        int open = 0;
        int hole = 0;
        for (int y = 0; y < SIDE; y++) {
            int first = firstInside(shot, y);
            int last = lastInside(shot, y);
            for (int x = first; x < last; x++) {
                int i = y * SIDE + x;
                hole += shot.alpha()[i] == 0 ? 1 : 0;
                open += shot.alpha()[i] == 0 && cutout.argb()[i] >>> 24 < 64 ? 1 : 0;
            }
        }
        assertTrue(hole > 500 && open > 0.93 * hole, open + " of " + hole);
    }

    @Test
    void paleKeysOfADarkPhoneAreNoHoles() {
        Shot shot = Shot.of("phone", DrawnProduct.PHONE.image(), Shot.Setting.WHITE, SIDE, 4);
        Pixels cutout = cutout(shot.photo(), "").image();
        int lost = 0;
        int product = 0;
        for (int i = 0; i < shot.alpha().length; i++) {
            product += shot.alpha()[i] == 1 ? 1 : 0;
            lost += shot.alpha()[i] == 1 && cutout.argb()[i] >>> 24 < 128 ? 1 : 0;
        }
        assertTrue(lost < 0.02 * product, lost + " of " + product);
    }

    @Test
    void shadowSeenThroughAProductIsGround() {
        BufferedImage ring = new BufferedImage(1000, 1000, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = ring.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setStroke(new BasicStroke(110));
        g.setColor(new Color(0xA8A4B4));
        g.drawOval(150, 150, 700, 700);
        g.dispose();
        for (Shot.Setting setting : new Shot.Setting[] {Shot.Setting.WHITE, Shot.Setting.GREY}) {
            Shot shot = Shot.of("ring", ring, setting, SIDE, 9);
            double iou = shot.iou(cutout(shot.photo(), "").image());
            assertTrue(iou > 0.97, setting + " " + iou);
        }
    }

    @ParameterizedTest
    @CsvSource({"WHISK, COLOUR, 534, 0.96", "WHISK, GREY, 534, 0.96", "COLANDER, COLOUR, 565, 0.97"})
    void gapsBetweenWiresAndSmallHolesAreOpen(DrawnProduct product, Shot.Setting setting, long seed, double least) {
        Shot shot = Shot.of(product.title(), product.image(), setting, 1024, seed);
        double iou = shot.iou(cutout(shot.photo(), "").image());
        assertTrue(iou > least, "" + iou);
    }

    @ParameterizedTest
    @CsvSource({"SILVER_RING, WHITE, 596, 0.85", "WHISK, WHITE, 534, 0.94", "SILVER_RING, GREY, 2, 0.95"})
    void metalAlmostAsBrightAsWhatIsBehindItIsKeptUpToItsOutline(
            DrawnProduct product, Shot.Setting setting, long seed, double least) {
        Shot shot = Shot.of(product.title(), product.image(), setting, 1024, seed);
        double iou = shot.iou(cutout(shot.photo(), "").image());
        assertTrue(iou > least, "" + iou);
    }

    @Test
    void aTablesEdgeAndItsShadowAreNoPartOfTheKettleOnIt() {
        Shot shot = Shot.of("kettle", DrawnProduct.KETTLE.image(), Shot.Setting.TABLE, 1024, 348);
        double iou = shot.iou(cutout(shot.photo(), "").image());
        assertTrue(iou > 0.994, "" + iou);
    }

    @Test
    void gapsBetweenLeavesAreOpen() {
        Shot shot = Shot.of("plant", DrawnProduct.PLANT.image(), Shot.Setting.GREY, 1024, 224);
        double iou = shot.iou(cutout(shot.photo(), "").image());
        assertTrue(iou > 0.97, "" + iou);
    }

    @Test
    void hairLinesAreKept() {
        BufferedImage wire = new BufferedImage(1000, 1000, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = wire.createGraphics();
        g.setColor(new Color(0x2A2622));
        g.fillOval(350, 600, 300, 300);
        g.fillRect(497, 100, 7, 500);
        g.dispose();
        Shot shot = Shot.of("wire", wire, Shot.Setting.GREY, SIDE, 9);
        Pixels cutout = cutout(shot.photo(), "").image();
        int foot = 0;
        for (int y = 0; y < SIDE; y++) {
            foot = firstInside(shot, y) < SIDE ? y : foot;
        }
        int rows = 0;
        int kept = 0;
        for (int y = 0; y < foot; y++) {
            int first = firstInside(shot, y);
            int last = lastInside(shot, y);
            if (last - first > 0 && last - first < 12) {
                rows++;
                int from = y * SIDE;
                kept += Arrays.stream(cutout.argb(), from, from + SIDE).anyMatch(p -> p >>> 24 > 100) ? 1 : 0;
            }
        }
        assertTrue(rows > 100 && kept > 0.95 * rows, kept + " of " + rows);
    }

    @Test
    void theShadowStaysBehind() {
        Shot shot = Shot.of("ball", DrawnProduct.BALL.image(), Shot.Setting.GREY, SIDE, 2);
        Pixels cutout = cutout(shot.photo(), "").image();
        int extra = 0;
        int product = 0;
        for (int i = 0; i < shot.alpha().length; i++) {
            product += shot.alpha()[i] > 0.5f ? 1 : 0;
            extra += shot.alpha()[i] == 0 && cutout.argb()[i] >>> 24 > 128 ? 1 : 0;
        }
        assertTrue(extra < 0.01 * product, extra + " of " + product);
    }

    @Test
    void deepShadowBesideTheProductStaysBehind() {
        Random random = new Random(5);
        int[] argb = new int[SIDE * SIDE];
        for (int i = 0; i < argb.length; i++) {
            int row = i / SIDE;
            double away = Math.hypot(i % SIDE - 320, 1.6 * (row - 330));
            double fall = Math.clamp((away - 230) / 110, 0, 1);
            double shade = row < 330 ? 1 : 1 - 0.82 * (1 - fall * fall * (3 - 2 * fall));
            double[] colour = away < 190 ? new double[] {150, 96, 48} : new double[] {228, 228, 230};
            int pixel = 0xFF;
            for (double channel : colour) {
                double light = away < 190 ? channel : channel * Math.pow(shade, 1 / 2.2);
                pixel = pixel << 8 | Math.clamp(Math.round(light + random.nextGaussian()), 0, 255);
            }
            argb[i] = pixel;
        }
        Pixels cutout = cutout(new Pixels(SIDE, SIDE, argb), "").image();
        assertEquals(0xFF, cutout.at(320, 440) >>> 24);
        assertEquals(0, cutout.at(320, 465) >>> 24);
        assertEquals(0, cutout.at(400, 450) >>> 24);
    }

    @Test
    void theScoreTellsAGuessedOutlineFromAClearOne() {
        Pixels clear = Shot.of("mug", DrawnProduct.MUG.image(), Shot.Setting.GREY, SIDE, 4)
                .photo();
        assertTrue(
                cutout(clear, "").score() > 0.85, () -> "" + cutout(clear, "").score());
        Pixels greyOnGrey = Shot.of("kettle", DrawnProduct.KETTLE.image(), Shot.Setting.GREY, SIDE, 4)
                .photo();
        assertTrue(
                cutout(greyOnGrey, "").score() < 0.6,
                () -> "" + cutout(greyOnGrey, "").score());
    }

    @Test
    void aLidOverAFaintBaseIsSeeThroughGlassAndOverAPaleDishIsNot() {
        assertEquals("see_through", refused(lidOver(new Color(0xDEDEDE))));
        assertEquals(0xFF, cutout(lidOver(new Color(0xDBDBDB)), "").image().at(320, 465) >>> 24);
    }

    @Test
    void noHaloOfTheOldBackdropIsLeftAtTheEdge() {
        Shot shot = Shot.of("ball", DrawnProduct.BALL.image(), Shot.Setting.WHITE, SIDE, 2);
        Pixels cutout = cutout(shot.photo(), "").image();
        double mixed = 0;
        double unmixed = 0;
        int count = 0;
        for (int i = 0; i < shot.alpha().length; i++) {
            int alpha = cutout.argb()[i] >>> 24;
            if (alpha > 40 && alpha < 215) {
                mixed += shot.photo().argb()[i] & 0xFF;
                unmixed += cutout.argb()[i] & 0xFF;
                count++;
            }
        }
        double before = mixed / count;
        double after = unmixed / count;
        assertTrue(count > 300 && after < before - 40, before + " -> " + after);
    }

    @Test
    void theColourInThePhrasePicksTheObject() {
        Pixels photo = twoBlocks(new Color(0xC8322B), new Color(0x2F62A8));
        assertTrue(cutout(photo, "red sneaker").box().right() < 320);
        assertTrue(cutout(photo, "blue mug").box().left() > 320);
        var both = cutout(photo, "sneakers").box();
        assertTrue(both.left() < 200 && both.right() > 440);
        assertEquals(both, cutout(photo, "green sneaker").box());
        assertEquals(both, cutout(photo, "set of red cups").box());
    }

    @Test
    void aPhotoThatComesCutOutKeepsItsOwnMatte() {
        int[] argb = new int[100 * 80];
        Arrays.fill(argb, 0x00FFFFFF);
        for (int y = 20; y < 60; y++) {
            for (int x = 30; x < 70; x++) {
                argb[y * 100 + x] = x == 30 ? 0x80AA5511 : 0xFFAA5511;
            }
        }
        var cutout = cutout(new Pixels(100, 80, argb), "box");
        assertEquals(0x80AA5511, cutout.image().at(30, 30));
        assertEquals(0xFFAA5511, cutout.image().at(50, 30));
        assertEquals(0, cutout.image().at(5, 5));
        assertEquals(new com.adaptiveads.worker.image.Box(30, 20, 70, 60), cutout.box());
        assertEquals("studio", cutout.engine());
    }

    @Test
    void aBlankPhotoHasNothingInIt() {
        Random random = new Random(1);
        int[] argb = random.ints(400 * 300, 0, 4)
                .map(n -> 0xFF000000 | 0xE8E6E4 + 0x010101 * n)
                .toArray();
        assertEquals("nothing_found", refused(new Pixels(400, 300, argb)));
        int[] flat = new int[400 * 300];
        Arrays.fill(flat, 0xFFFFFFFF);
        assertEquals("nothing_found", refused(new Pixels(400, 300, flat)));
        assertEquals("nothing_found", refused(new Pixels(400, 300)));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "8, 8", "1, 3000", "3000, 1", "17, 17", "16, 4000", "4000, 16", "33, 900"})
    void anySizeGetsAnAnswer(int width, int height) {
        Random random = new Random(width);
        int[] noise =
                random.ints((long) width * height).map(n -> n | 0xFF000000).toArray();
        studio.segment(new Pixels(width, height, noise), "");
        int[] block = new int[width * height];
        Arrays.fill(block, 0xFFDDDDDD);
        for (int i = block.length / 3; i < block.length / 2; i++) {
            block[i] = 0xFF2040A0;
        }
        studio.segment(new Pixels(width, height, block), "");
        if (Math.min(width, height) < 16) {
            assertEquals("too_small", refused(new Pixels(width, height, block)));
        }
    }

    @Test
    void aPhotoTooLargeToRefineAtFullSizeIsStillCutAtItsOwnSize() {
        int side = 2600;
        int[] argb = new int[side * side];
        Random random = new Random(3);
        for (int i = 0; i < argb.length; i++) {
            int x = i % side - side / 2;
            int y = i / side - side / 2;
            int base = x * x + y * y < 800 * 800 ? 0xFF8A2A30 : 0xFFC4C8CC;
            argb[i] = base + 0x010101 * random.nextInt(4);
        }
        var cutout = cutout(new Pixels(side, side, argb), "");
        assertEquals(side, cutout.image().width());
        assertEquals(argb[side * side / 2 + side / 2], cutout.image().at(side / 2, side / 2));
        assertEquals(0, cutout.image().at(10, 10));
        assertEquals(1600, cutout.box().width(), 8);
    }

    @Test
    void theSamePhotoGivesTheSameCutout() {
        Pixels photo = Shot.of("mug", DrawnProduct.MUG.image(), Shot.Setting.COLOUR, 400, 4)
                .photo();
        assertTrue(Arrays.equals(
                cutout(photo, "mug").image().argb(),
                cutout(photo, "mug").image().argb()));
        assertNotEquals(0, cutout(photo, "mug").score());
    }

    private String refused(Pixels photo) {
        return assertInstanceOf(Segmentation.Refused.class, studio.segment(photo, ""))
                .code();
    }

    private Segmentation.Cutout cutout(Pixels photo, String phrase) {
        return assertInstanceOf(Segmentation.Cutout.class, studio.segment(photo, phrase));
    }

    private static Pixels twoBlocks(Color left, Color right) {
        BufferedImage image = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(new Color(0xD9D9D6));
        g.fillRect(0, 0, 640, 480);
        g.setColor(left);
        g.fillRoundRect(110, 150, 160, 200, 30, 30);
        g.setColor(right);
        g.fillRoundRect(370, 150, 160, 200, 30, 30);
        g.dispose();
        return Shot.pixels(image);
    }

    private static Pixels lidOver(Color base) {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setColor(new Color(0xE4E4E4));
        g.fillRect(0, 0, SIDE, SIDE);
        g.setColor(new Color(0xB98A52));
        g.fillOval(200, 80, 240, 130);
        g.setColor(base);
        g.fillOval(220, 400, 200, 130);
        g.setStroke(new BasicStroke(4));
        g.setColor(new Color(0xBEBEBE));
        g.drawArc(220, 400, 200, 130, 120, 270);
        g.dispose();
        return Shot.pixels(image);
    }

    private static int firstInside(Shot shot, int y) {
        int x = 0;
        while (x < SIDE && shot.alpha()[y * SIDE + x] < 0.5f) {
            x++;
        }
        return x;
    }

    private static int lastInside(Shot shot, int y) {
        int x = SIDE - 1;
        while (x >= 0 && shot.alpha()[y * SIDE + x] < 0.5f) {
            x--;
        }
        return x;
    }
}
