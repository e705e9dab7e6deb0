package com.adaptiveads.functions.engagement;

import com.adaptiveads.events.api.Canvas;
import com.adaptiveads.events.api.Interaction;
import com.adaptiveads.events.api.Interaction.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A batch's content as bytes, about 15 an event: version, distinct canvases, distinct subjects, then each point with its time
 * relative to the one before, then the funnels. Version 1, which had subjects as text and no funnels, is still read.
 */
public final class BatchCodec {
    private static final int VERSION = 2;
    private static final int VERSION_OF_POINTS_ONLY = 1;
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

    private BatchCodec() {}

    public static byte[] encode(BatchContent content) {
        List<HeatPoint> points = content.points();
        List<Canvas> canvases =
                points.stream().map(HeatPoint::canvas).distinct().toList();
        List<String> subjects = Stream.concat(
                        points.stream().flatMap(p -> p.subject().stream()), content.funnels().keySet().stream())
                .distinct()
                .toList();
        Varints.Writer out = new Varints.Writer().unsigned(VERSION).unsigned(canvases.size());
        canvases.forEach(c -> point(out, new Point(c.width(), c.height()), HeatPoint.PIXEL_STEPS));
        out.unsigned(subjects.size());
        subjects.forEach(subject -> SubjectCodec.write(out, subject));
        points(out, points, canvases, subjects);
        out.unsigned(content.funnels().size());
        content.funnels().forEach((subject, funnel) -> out.unsigned(subjects.indexOf(subject))
                .unsigned(funnel.impressions())
                .unsigned(funnel.hovers())
                .unsigned(funnel.hoverMs())
                .unsigned(funnel.clicks()));
        return out.bytes();
    }

    private static void points(
            Varints.Writer out, List<HeatPoint> points, List<Canvas> canvases, List<String> subjects) {
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
    public static BatchContent decode(byte[] bytes) {
        Varints.Reader in = new Varints.Reader(bytes);
        int version = in.count(VERSION);
        if (version < VERSION_OF_POINTS_ONLY) {
            throw new IllegalArgumentException("not a batch of version " + VERSION);
        }
        List<Canvas> canvases = Stream.generate(() -> point(in, HeatPoint.PIXEL_STEPS))
                .limit(in.count(MAX_POINTS))
                .map(p -> new Canvas(p.x(), p.y()))
                .toList();
        List<String> subjects = Stream.generate(() -> subject(in, version))
                .limit(in.count(MAX_POINTS))
                .toList();
        List<HeatPoint> points = points(in, canvases, subjects);
        SortedMap<String, Funnel> funnels = version == VERSION_OF_POINTS_ONLY ? new TreeMap<>() : funnels(in, subjects);
        in.end();
        return new BatchContent(points, funnels);
    }

    private static String subject(Varints.Reader in, int version) {
        return version == VERSION_OF_POINTS_ONLY ? in.utf8(in.count(MAX_SUBJECT_BYTES)) : SubjectCodec.read(in);
    }

    private static List<HeatPoint> points(Varints.Reader in, List<Canvas> canvases, List<String> subjects) {
        int count = in.count(MAX_POINTS);
        List<HeatPoint> points = new ArrayList<>();
        long time = 0;
        for (int i = 0; i < count; i++) {
            HeatPoint point = point(in, time, canvases, subjects);
            points.add(point);
            time = point.timeMs();
        }
        return points;
    }

    private static SortedMap<String, Funnel> funnels(Varints.Reader in, List<String> subjects) {
        int count = in.count(subjects.size());
        SortedMap<String, Funnel> funnels = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            String subject = subjects.get(in.count(subjects.size() - 1));
            funnels.put(subject, new Funnel(in.unsigned(), in.unsigned(), in.unsigned(), in.unsigned()));
        }
        return funnels;
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
