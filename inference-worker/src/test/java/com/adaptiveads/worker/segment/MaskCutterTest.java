package com.adaptiveads.worker.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.worker.image.Pixels;
import org.junit.jupiter.api.Test;

class MaskCutterTest {
    private static final int SIDE = 640;
    private static final int MASK = 160;

    @Test
    void aCoarseSoftMaskFromElsewhereIsBroughtOntoThePhotosEdge() {
        Shot shot = Shot.of("mug", DrawnProduct.MUG.image(), Shot.Setting.GREY, SIDE, 4);
        float[] mask = new float[MASK * MASK];
        for (int i = 0; i < shot.alpha().length; i++) {
            int row = i / SIDE;
            int column = i % SIDE;
            mask[row * MASK / SIDE * MASK + column * MASK / SIDE] += shot.alpha()[i] / 16;
        }
        Pixels enlarged = new Pixels(SIDE, SIDE);
        for (int i = 0; i < enlarged.argb().length; i++) {
            int row = i / SIDE;
            int column = i % SIDE;
            boolean in = mask[row * MASK / SIDE * MASK + column * MASK / SIDE] > 0.5f;
            enlarged.argb()[i] = in ? 0xFF000000 : 0;
        }
        var cutout = MaskCutter.cut(shot.photo(), mask, MASK, 0.7, "elsewhere").orElseThrow();
        double before = shot.iou(enlarged);
        double after = shot.iou(cutout.image());
        assertTrue(after > 0.99 && after > before, before + " -> " + after);
        assertEquals("elsewhere", cutout.engine());
        assertEquals(0.7, cutout.score());
    }

    @Test
    void anEmptyMaskGivesNothing() {
        Shot shot = Shot.of("mug", DrawnProduct.MUG.image(), Shot.Setting.GREY, SIDE, 4);
        assertTrue(MaskCutter.cut(shot.photo(), new float[MASK * MASK], MASK, 1, "elsewhere")
                .isEmpty());
    }
}
