package com.adaptiveads.functions.engagement;

import com.adaptiveads.events.api.Canvas;
import com.adaptiveads.events.api.Interaction;
import com.adaptiveads.events.api.Interaction.Point;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/** Interactions for tests, and random ones from a seed. */
record Events(Interaction interaction) {
    static final long NOW = 1_795_000_000_000L;
    static final String PRODUCT = "0123456789abcdef01234567";
    static final String OTHER = "fedcba9876543210fedcba98";
    static final String JOB = "00112233445566778899aabb";

    static Events click() {
        return of(Interaction.Type.CLICK);
    }

    static Events hover(long durationMs) {
        return of(Interaction.Type.HOVER).lasting(durationMs);
    }

    static Events of(Interaction.Type type) {
        return new Events(new Interaction(
                type,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                OptionalLong.empty(),
                Canvas.DEFAULT,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true,
                Optional.empty(),
                OptionalDouble.empty()));
    }

    Events id(String id) {
        Interaction i = interaction;
        return with(Optional.of(id), i.position(), i.productId(), i.durationMs(), i.timestampMs(), i.canvas(), true);
    }

    Events at(double x, double y) {
        Interaction i = interaction;
        Optional<Point> position = Optional.of(new Point(x, y));
        return with(i.id(), position, i.productId(), i.durationMs(), i.timestampMs(), i.canvas(), i.trusted());
    }

    Events on(double width, double height) {
        Interaction i = interaction;
        Canvas canvas = new Canvas(width, height);
        return with(i.id(), i.position(), i.productId(), i.durationMs(), i.timestampMs(), canvas, i.trusted());
    }

    Events product(String id) {
        Interaction i = interaction;
        return with(i.id(), i.position(), Optional.of(id), i.durationMs(), i.timestampMs(), i.canvas(), i.trusted());
    }

    Events lasting(long durationMs) {
        Interaction i = interaction;
        return with(i.id(), i.position(), i.productId(), durationMs, i.timestampMs(), i.canvas(), i.trusted());
    }

    Events time(long timestampMs) {
        Interaction i = interaction;
        OptionalLong time = OptionalLong.of(timestampMs);
        return with(i.id(), i.position(), i.productId(), i.durationMs(), time, i.canvas(), i.trusted());
    }

    Events byScript() {
        Interaction i = interaction;
        return with(i.id(), i.position(), i.productId(), i.durationMs(), i.timestampMs(), i.canvas(), false);
    }

    /** In a creative: which, and where in its box. */
    Events in(String compositionId, double u, double v) {
        Interaction i = interaction;
        return new Events(new Interaction(
                i.type(),
                i.id(),
                i.position(),
                i.productId(),
                i.durationMs(),
                i.timestampMs(),
                i.canvas(),
                Optional.of(compositionId),
                Optional.of(new Point(u, v)),
                i.layer(),
                i.trusted(),
                i.arm(),
                i.probability()));
    }

    private Events with(
            Optional<String> id,
            Optional<Point> position,
            Optional<String> productId,
            long durationMs,
            OptionalLong timestampMs,
            Canvas canvas,
            boolean trusted) {
        Interaction i = interaction;
        return new Events(new Interaction(
                i.type(),
                id,
                position,
                productId,
                durationMs,
                timestampMs,
                canvas,
                i.compositionId(),
                i.spot(),
                i.layer(),
                trusted,
                i.arm(),
                i.probability()));
    }

    /** Events of every kind, some repeated, within {@code spanMs} before {@link #NOW}. */
    static List<Interaction> random(RandomGenerator random, int count, long spanMs) {
        List<Interaction> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Interaction.Type[] types = Interaction.Type.values();
            Events event = of(types[random.nextInt(types.length)])
                    .id("e" + random.nextInt(count * 2))
                    .lasting(random.nextInt(4) == 0 ? random.nextLong(600_000) : random.nextLong(5_000))
                    .time(NOW - random.nextLong(spanMs + 1));
            if (random.nextBoolean()) {
                event = event.product(random.nextBoolean() ? PRODUCT : "p" + random.nextInt(8));
            }
            if (random.nextBoolean()) {
                event = event.at(random.nextDouble() * 2400 - 200, random.nextDouble() * 1400 - 200)
                        .on(300 + random.nextInt(1500), 200 + random.nextInt(900));
            }
            if (random.nextInt(4) == 0) {
                event = event.in(
                        PRODUCT + "-" + JOB + "-" + random.nextInt(3), random.nextDouble(), random.nextDouble());
            }
            events.add((random.nextInt(8) == 0 ? event.byScript() : event).interaction());
        }
        return events;
    }

    /** The same events in another order, some of them twice. */
    static List<Interaction> scrambled(RandomGenerator random, List<Interaction> events) {
        List<Interaction> scrambled = new ArrayList<>(events);
        events.stream().filter(e -> random.nextInt(3) == 0).forEach(scrambled::add);
        Collections.shuffle(scrambled, random);
        return scrambled;
    }
}
