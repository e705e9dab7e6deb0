package com.adaptiveads.worker.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.worker.image.Pixels;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IntegrityCheckTest {
    private static final int SIDE = 160;
    private static final int LEFT = 37;
    private static final int TOP = 21;

    private final Pixels product = textured();
    private final Pixels ground = Products.plain(SIDE, SIDE, 0xFFE0E0E0);
    private final Pixels composition = Products.plain(256, 256, 0xFFE0E0E0);

    @BeforeEach
    void lay() {
        Overlay.lay(product, Cover.of(product), composition, LEFT, TOP);
    }

    @Test
    void acceptsAnUntouchedProduct() {
        Integrity integrity =
                IntegrityCheck.require(composition, ledge(ground, product), product, Cover.of(product), LEFT, TOP);
        assertEquals(0, integrity.maxDeltaE());
        assertTrue(integrity.corePixels() > 5_000);
    }

    @Test
    void catchesAnotherColour() {
        for (int i = 0; i < composition.argb().length; i++) {
            int p = composition.argb()[i];
            composition.argb()[i] = (p & 0xFF00FFFF) | (Math.min(255, (p >> 16 & 0xFF) + 8) << 16);
        }
        assertAltered(LEFT, TOP);
    }

    @Test
    void catchesAShiftOfTwoPixels() {
        assertAltered(LEFT + 2, TOP);
        assertAltered(LEFT, TOP - 2);
    }

    @Test
    void catchesABlur() {
        int[] source = composition.argb().clone();
        for (int i = 257; i < source.length - 257; i++) {
            int blurred = 0xFF000000;
            for (int shift = 0; shift <= 16; shift += 8) {
                int sum = 0;
                for (int offset : new int[] {-257, -256, -255, -1, 0, 1, 255, 256, 257}) {
                    sum += (source[i + offset] >> shift) & 0xFF;
                }
                blurred |= (sum / 9) << shift;
            }
            composition.argb()[i] = blurred;
        }
        assertAltered(LEFT, TOP);
    }

    @Test
    void catchesASinglePixelPaintedOver() {
        composition.argb()[(TOP + (SIDE / 2)) * 256 + LEFT + SIDE / 2] = 0xFF00FF00;
        ProductAltered altered = assertAltered(LEFT, TOP);
        assertTrue(altered.integrity().maxDeltaE() > 0.1, altered::getMessage);
    }

    @Test
    void catchesASoftEdgePaintedOver() {
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                int alpha = product.at(x, y) >>> 24;
                if (alpha > 0 && alpha < Overlay.OPAQUE) {
                    composition.argb()[(TOP + y) * 256 + LEFT + x] = 0xFF00FF00;
                }
            }
        }
        assertAltered(LEFT, TOP);
    }

    @Test
    void provesAProductTooThinToHaveACore() {
        Pixels wire = wire();
        Pixels laid = Products.plain(256, 256, 0xFFE0E0E0);
        Overlay.lay(wire, Cover.of(wire), laid, LEFT, TOP);
        Integrity integrity = IntegrityCheck.require(laid, ledge(ground, wire), wire, Cover.of(wire), LEFT, TOP);
        assertEquals(0, integrity.corePixels());
        assertEquals(3 * SIDE, integrity.edgePixels());
        assertEquals(0, integrity.maxDeltaE());
    }

    @Test
    void catchesAThinProductThatIsMissingMovedOrRecoloured() {
        Pixels wire = wire();
        Pixels missing = Products.plain(256, 256, 0xFFE0E0E0);
        assertThrows(
                ProductAltered.class,
                () -> IntegrityCheck.require(missing, ledge(ground, wire), wire, Cover.of(wire), LEFT, TOP));
        Pixels moved = Products.plain(256, 256, 0xFFE0E0E0);
        Overlay.lay(wire, Cover.of(wire), moved, LEFT + 1, TOP);
        assertThrows(
                ProductAltered.class,
                () -> IntegrityCheck.require(moved, ledge(ground, wire), wire, Cover.of(wire), LEFT, TOP));
        Pixels recoloured = Products.plain(256, 256, 0xFFE0E0E0);
        Overlay.lay(wire, Cover.of(wire), recoloured, LEFT, TOP);
        for (int i = 0; i < recoloured.argb().length; i++) {
            recoloured.argb()[i] += recoloured.argb()[i] == 0xFFE0E0E0 ? 0 : 0x000010;
        }
        assertThrows(
                ProductAltered.class,
                () -> IntegrityCheck.require(recoloured, ledge(ground, wire), wire, Cover.of(wire), LEFT, TOP));
    }

    /** Three pixels wide, the outer ones half covered. */
    private static Pixels wire() {
        Pixels wire = new Pixels(SIDE, SIDE);
        for (int y = 0; y < SIDE; y++) {
            for (int x = -1; x <= 1; x++) {
                wire.argb()[y * SIDE + 80 + x] = (x == 0 ? 0xFF : 0x80) << 24 | 0x802010;
            }
        }
        return wire;
    }

    private ProductAltered assertAltered(int left, int top) {
        return assertThrows(
                ProductAltered.class,
                () -> IntegrityCheck.require(
                        composition, ledge(ground, product), product, Cover.of(product), left, top));
    }

    private static Pixels textured() {
        Pixels disc = Products.disc(SIDE);
        for (int i = 0; i < disc.argb().length; i++) {
            boolean light = ((i % SIDE) / 5 + i / SIDE / 5) % 2 == 0;
            disc.argb()[i] = (disc.argb()[i] & 0xFF000000) | (light ? 0xC8A078 : 0x504030);
        }
        return disc;
    }

    /** Of a ground as large as the product. */
    private static Ledge ledge(Pixels ground, Pixels product) {
        return Ledge.of(ground, Cover.of(product), product.height(), 0, 0);
    }
}
