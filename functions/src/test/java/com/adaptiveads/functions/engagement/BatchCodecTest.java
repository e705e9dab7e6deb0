package com.adaptiveads.functions.engagement;

import static com.adaptiveads.functions.engagement.Events.JOB;
import static com.adaptiveads.functions.engagement.Events.NOW;
import static com.adaptiveads.functions.engagement.Events.OTHER;
import static com.adaptiveads.functions.engagement.Events.PRODUCT;
import static com.adaptiveads.functions.engagement.Events.click;
import static com.adaptiveads.functions.engagement.Events.hover;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.events.api.Interaction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BatchCodecTest {
    private static final String COMPOSITION = PRODUCT + "-" + JOB + "-0";

    private static BatchContent content(Events... events) {
        return BatchContent.of(List.of(events).stream().map(Events::interaction).toList(), NOW);
    }

    private static BatchContent random(RandomGenerator random, int count) {
        return BatchContent.of(Events.random(random, count, 600_000), NOW);
    }

    @Test
    void keepsPlacesAndHowFarVisitorsWent() {
        BatchContent content = content(
                Events.of(Interaction.Type.IMPRESSION).in(COMPOSITION, 0.5, 0.5),
                Events.of(Interaction.Type.IMPRESSION).product(PRODUCT),
                Events.of(Interaction.Type.IMPRESSION),
                hover(700).product(PRODUCT),
                hover(900).product(PRODUCT).at(1, 2),
                Events.of(Interaction.Type.HOVER_CANVAS).lasting(500).at(3, 4),
                Events.of(Interaction.Type.TOUCH).lasting(300).product(OTHER),
                click().in(COMPOSITION, 0.1, 0.2),
                click().product(OTHER).byScript());

        assertEquals(3, content.points().size());
        assertEquals(
                Map.of(
                        PRODUCT, new Funnel(1, 2, 1_600, 0),
                        COMPOSITION, new Funnel(1, 0, 0, 1),
                        OTHER, new Funnel(0, 0, 300, 0)),
                content.funnels());
        assertTrue(
                content(Events.of(Interaction.Type.HOVER_CANVAS).lasting(500)).isEmpty());
    }

    @Test
    void isTheSameAfterStoring() {
        for (int seed = 0; seed < 500; seed++) {
            RandomGenerator random = new SplittableRandom(seed);
            BatchContent content = random(random, random.nextInt(100));
            assertEquals(content, BatchCodec.decode(BatchCodec.encode(content)));
        }
        BatchContent extremes = content(
                click().at(-100_000, 100_000).on(1, 100_000).time(NOW - EventTime.MAX_SKEW_MS),
                click().at(-0.01, 1e-9).time(NOW + EventTime.MAX_SKEW_MS),
                click().at(1, 2).product(PRODUCT + "-" + JOB + "-007"),
                click().at(1, 2).product(PRODUCT + "-" + JOB + "-999"),
                click().at(1, 2).product("p"),
                hover(0).at(0, 0).product("x".repeat(128)));
        assertEquals(extremes, BatchCodec.decode(BatchCodec.encode(extremes)));
        assertEquals(BatchContent.NONE, BatchCodec.decode(BatchCodec.encode(BatchContent.NONE)));
    }

    @Test
    void whatTheFirstVersionStoredIsRead() {
        byte[] stored = Base64.getDecoder()
                .decode(
                        "AQKAoAGAWoB9gEsBMzAxMjM0NTY3ODlhYmNkZWYwMTIzNDU2Ny0wMTIzNDU2Nzg5YWJjZGVmMDEyMzQ1NjctMgJ5gJ+EkcFo"
                                + "AMA0oBqE1wG4vQEAC+gHAQCAUIAt");

        BatchContent content = BatchCodec.decode(stored);

        assertEquals(2, content.points().size());
        assertEquals(
                "0123456789abcdef01234567-0123456789abcdef01234567-2",
                content.points().getFirst().subject().orElseThrow());
        assertEquals(Map.of(), content.funnels());
    }

    @Test
    void twentyEventsWithThreeCreativesTakeLessThanThirtyBytesEach() {
        List<Interaction> events = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            events.add(hover(37L * i)
                    .at(900.7 - i * 31, 580.3 - i * 7)
                    .on(1913, 1075)
                    .in(PRODUCT + "-" + JOB + "-" + i % 3, i / 20.0, 0.93)
                    .time(NOW - 1_700L * i)
                    .interaction());
        }
        int bytes = BatchCodec.encode(BatchContent.of(events, NOW)).length;
        assertTrue(bytes <= 20 * 30, bytes + " bytes");
    }

    @Test
    void damagedBytesAreRefusedOrAreAnotherBatch() {
        RandomGenerator random = new SplittableRandom(5);
        byte[] bytes = BatchCodec.encode(random(random, 30));
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = random.nextInt(4) == 0 ? new byte[random.nextInt(60)] : bytes.clone();
            if (random.nextInt(4) == 0) {
                damaged = Arrays.copyOf(damaged, random.nextInt(damaged.length + 10));
            }
            for (int n = random.nextInt(4); n >= 0 && damaged.length > 0; n--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try {
                BatchContent content = BatchCodec.decode(damaged);
                assertEquals(content, BatchCodec.decode(BatchCodec.encode(content)));
            } catch (IllegalArgumentException expected) {
                assertTrue(expected.getMessage() != null);
            }
        }
        assertThrows(IllegalArgumentException.class, () -> BatchCodec.decode(new byte[0]));
    }
}
