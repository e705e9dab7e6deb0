package com.adaptiveads.functions.engagement;

import com.adaptiveads.events.api.Canvas;
import com.adaptiveads.events.api.Interaction;
import com.adaptiveads.events.api.Interaction.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A batch of heat points as bytes, about 14 per point: version, distinct canvases, distinct subjects, then each point with
 * its time relative to the one before.
 */
public final class HeatCodec {
    private static final int VERSION = 1;
    private static final int MAX_POINTS = 10_000;
    private static final int MAX_SUBJECT_BYTES = 512;

    /** In the order of their numbers. */
    private static final List<Interaction.Type> TYPES = List.of(
            Interaction.Type.CLICK, Interaction.Type.HOVER, Interaction.Type.HOVER_CANVAS, Interaction.Type.TOUCH);

    private static final int TYPE = 7;
    private static final int POSITION = 8;
    private static final int SPOT = 16;
    private static final int SUBJECT = 32;
    private static final int FULL_WEIGHT = 64;

    private HeatCodec() {}

    public static byte[] encode(List<HeatPoint> points) {
        List<Canvas> canvases =
                points.stream().map(HeatPoint::canvas).distinct().toList();
        List<String> subjects =
                points.stream().flatMap(p -> p.subject().stream()).distinct().toList();
        Varints.Writer out = new Varints.Writer().unsigned(VERSION).unsigned(canvases.size());
        canvases.forEach(c -> point(out, new Point(c.width(), c.height()), HeatPoint.PIXEL_STEPS));
        out.unsigned(subjects.size());
        subjects.forEach(out::text);
        out.unsigned(points.size());
        long time = 0;
        for (HeatPoint point : points) {
            out.unsigned(flags(point)).signed(point.timeMs() - time).unsigned(canvases.indexOf(point.canvas()));
            if (point.weight() < 1) {
                out.scaled(point.weight(), HeatPoint.WEIGHT_STEPS);
            }
            point.position().ifPresent(p -> point(out, p, HeatPoint.PIXEL_STEPS));
            point.spot().ifPresent(p -> point(out, p, HeatPoint.FRACTION_STEPS));
            point.subject().ifPresent(s -> out.unsigned(subjects.indexOf(s)));
            time = point.timeMs();
        }
        return out.bytes();
    }

    private static int flags(HeatPoint point) {
        return TYPES.indexOf(point.type())
                | (point.position().isPresent() ? POSITION : 0)
                | (point.spot().isPresent() ? SPOT : 0)
                | (point.subject().isPresent() ? SUBJECT : 0)
                | (point.weight() == 1 ? FULL_WEIGHT : 0);
    }

    private static void point(Varints.Writer out, Point point, int steps) {
        out.scaled(point.x(), steps).scaled(point.y(), steps);
    }

    /** @throws IllegalArgumentException for bytes that {@link #encode} does not write */
    public static List<HeatPoint> decode(byte[] bytes) {
        Varints.Reader in = new Varints.Reader(bytes);
        if (in.unsigned() != VERSION) {
            throw new IllegalArgumentException("not heat points of version " + VERSION);
        }
        List<Canvas> canvases = Stream.generate(() -> point(in, HeatPoint.PIXEL_STEPS))
                .limit(in.count(MAX_POINTS))
                .map(p -> new Canvas(p.x(), p.y()))
                .toList();
        List<String> subjects = Stream.generate(() -> in.text(MAX_SUBJECT_BYTES))
                .limit(in.count(MAX_POINTS))
                .toList();
        int count = in.count(MAX_POINTS);
        List<HeatPoint> points = new ArrayList<>();
        long time = 0;
        for (int i = 0; i < count; i++) {
            HeatPoint point = point(in, time, canvases, subjects);
            points.add(point);
            time = point.timeMs();
        }
        in.end();
        return points;
    }

    private static HeatPoint point(Varints.Reader in, long before, List<Canvas> canvases, List<String> subjects) {
        int flags = in.count(TYPE | POSITION | SPOT | SUBJECT | FULL_WEIGHT);
        if ((flags & TYPE) >= TYPES.size()) {
            throw new IllegalArgumentException("an unknown kind of interaction");
        }
        long time = before + in.signed();
        Canvas canvas = canvases.get(in.count(canvases.size() - 1));
        double weight = (flags & FULL_WEIGHT) != 0 ? 1 : in.scaled(HeatPoint.WEIGHT_STEPS);
        Optional<Point> position =
                (flags & POSITION) != 0 ? Optional.of(point(in, HeatPoint.PIXEL_STEPS)) : Optional.empty();
        Optional<Point> spot =
                (flags & SPOT) != 0 ? Optional.of(point(in, HeatPoint.FRACTION_STEPS)) : Optional.empty();
        Optional<String> subject =
                (flags & SUBJECT) != 0 ? Optional.of(subjects.get(in.count(subjects.size() - 1))) : Optional.empty();
        return new HeatPoint(TYPES.get(flags & TYPE), weight, time, canvas, position, subject, spot);
    }

    private static Point point(Varints.Reader in, int steps) {
        return new Point(in.scaled(steps), in.scaled(steps));
    }
}
