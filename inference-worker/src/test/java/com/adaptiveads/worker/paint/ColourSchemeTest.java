package com.adaptiveads.worker.paint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.worker.image.Lab;
import com.adaptiveads.worker.scene.Palette;
import com.adaptiveads.worker.scene.Swatch;
import com.adaptiveads.worker.scene.Tone;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ColourSchemeTest {
    @ParameterizedTest
    @EnumSource(Tone.class)
    void theGroundIsNeverTheProductsOwnColour(Tone tone) {
        for (int product : new int[] {0xFFFFFF, 0x000000, 0x808080, 0xD02020, 0x2040C0, 0xE0C8A0}) {
            for (long seed = 0; seed < 10; seed++) {
                Lab ground = scheme(product, tone, seed).ground();
                assertTrue(ground.distance(Lab.of(product)) > 0.18, () -> "%s behind #%06x".formatted(tone, product));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Tone.class)
    void lightRisesFromDeepToGlow(Tone tone) {
        for (long seed = 0; seed < 10; seed++) {
            ColourScheme scheme = scheme(0x9A6A40, tone, seed);
            assertTrue(scheme.deep().lightness() < scheme.shade().lightness());
            assertTrue(scheme.shade().lightness() < scheme.ground().lightness());
            assertTrue(scheme.ground().lightness() < scheme.light().lightness());
            assertTrue(scheme.light().lightness() < scheme.glow().lightness());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Tone.class,
            names = {"BLUE", "GREEN", "ROSE", "SOFT_LAVENDER", "DEEP_PETROL"})
    void theTonesHueIsKeptWhereTheProductLeavesIt(Tone tone) {
        Lab ground = scheme(0xE8E0D0, tone, 4).ground();
        assertEquals(0, Lab.turn(tone.colour().hue(), ground.hue()), 12);
    }

    private static ColourScheme scheme(int product, Tone tone, long seed) {
        Palette palette = new Palette(List.of(new Swatch(product, 1)), List.of(new Swatch(0xF0F0F0, 1)));
        return ColourScheme.of(palette, tone, new SplittableRandom(seed));
    }
}
