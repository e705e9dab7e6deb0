package com.adaptiveads.worker.job;

import com.adaptiveads.events.api.Canvas;
import com.adaptiveads.events.api.Hotspot;
import com.adaptiveads.events.api.Phrase;
import com.adaptiveads.events.api.Product;
import com.adaptiveads.events.job.ComposeJob;
import com.adaptiveads.events.job.ComposeJob.Reason;
import com.adaptiveads.events.job.DropOrder;
import com.adaptiveads.events.job.Format;
import com.adaptiveads.events.job.SegmentJob;
import com.adaptiveads.events.store.Ids;
import com.adaptiveads.worker.image.Box;
import com.adaptiveads.worker.image.ImageEncoder;
import com.adaptiveads.worker.image.Pixels;
import com.adaptiveads.worker.paint.BackgroundPainter;
import com.adaptiveads.worker.paint.Focus;
import com.adaptiveads.worker.paint.ProceduralPainter;
import com.adaptiveads.worker.scene.BackgroundBrief;
import com.adaptiveads.worker.scene.PaletteSceneReader;
import com.adaptiveads.worker.segment.Segmentation;
import com.adaptiveads.worker.segment.Segmenter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.function.Function;

/** A small photo of a red block on grey, a segmenter that knows where it is, and jobs about it. */
final class Studio {
    private static final Box BLOCK = new Box(20, 12, 44, 36);
    private static final int RED = 0xFFC02020;

    static final long CREATED = 1_700_000_000_000L;
    static final String DROPPED = "drop/spring/red-block.png";
    static final byte[] PHOTO = new ImageEncoder().png(photo());
    static final String PRODUCT = Ids.product(PHOTO, new Phrase("red block"));
    static final String ORIGINAL = "originals/" + PRODUCT + ".png";
    static final DropOrder ORDER = new DropOrder(DROPPED, 2, List.of(new Format(96, 96), new Format(120, 60)));

    private Studio() {}

    static Engines engines() {
        return engines(photo -> new Segmentation.Cutout(cutout(), BLOCK, 0.9, "block"));
    }

    static Engines engines(Function<Pixels, Segmentation> segmenter) {
        return new Engines(
                new Segmenter() {
                    @Override
                    public Segmentation segment(Pixels photo, String phrase) {
                        return segmenter.apply(photo);
                    }

                    @Override
                    public String engine() {
                        return "block";
                    }
                },
                new PaletteSceneReader(),
                new ProceduralPainter());
    }

    /** The painter writes down what it is told to stage its pictures around. */
    static Engines engines(List<Focus> foci) {
        Engines engines = engines();
        ProceduralPainter painter = new ProceduralPainter();
        return new Engines(engines.segmenter(), engines.sceneReader(), new BackgroundPainter() {
            @Override
            public List<Pixels> paint(
                    List<BackgroundBrief> briefs,
                    int width,
                    int height,
                    Focus focus,
                    long seed,
                    DoubleConsumer progress) {
                foci.add(focus);
                return painter.paint(briefs, width, height, focus, seed, progress);
            }

            @Override
            public String engine() {
                return painter.engine();
            }
        });
    }

    static Jobs jobs(World world, Engines engines) {
        Clock clock = Clock.fixed(Instant.ofEpochMilli(CREATED), ZoneOffset.UTC);
        return new Jobs(
                new SegmentWork(world, world, world, engines, clock, (step, engine, ms) -> {}),
                new ComposeWork(world, world, world, world, engines, clock, (step, engine, ms) -> {}));
    }

    /** The photo is uploaded, the product waits for its cut-out. */
    static World uploaded() {
        World world = new World();
        world.files.put(ORIGINAL, PHOTO);
        world.products.put(
                PRODUCT,
                Product.uploading(PRODUCT, new Phrase("red block"), Optional.of("spring"), CREATED, ORIGINAL)
                        .segmenting());
        return world;
    }

    /** The photo lies in marketing's folder too. */
    static World dropped() {
        World world = uploaded();
        world.files.put(DROPPED, PHOTO);
        return world;
    }

    static SegmentJob segment(Optional<DropOrder> order) {
        return new SegmentJob(
                Ids.segmentJob(PRODUCT), CREATED, PRODUCT, ORIGINAL, "red block", Optional.of("spring"), order);
    }

    static ComposeJob engaged() {
        return new ComposeJob(
                Ids.generationJob("visitor", 1, 1),
                CREATED,
                Optional.of("visitor"),
                PRODUCT,
                3,
                List.of(new Format(96, 96)),
                new Hotspot(0.3, 0.6, 0.9),
                Canvas.DEFAULT,
                Reason.ENGAGED,
                Optional.empty(),
                7);
    }

    private static Pixels photo() {
        Pixels photo = new Pixels(64, 48);
        for (int i = 0; i < photo.argb().length; i++) {
            boolean block = inBlock(i % 64, i / 64);
            photo.argb()[i] = block ? RED : 0xFFB0B4B8;
        }
        return photo;
    }

    private static Pixels cutout() {
        Pixels cutout = new Pixels(64, 48);
        for (int i = 0; i < cutout.argb().length; i++) {
            cutout.argb()[i] = inBlock(i % 64, i / 64) ? RED : 0;
        }
        return cutout;
    }

    private static boolean inBlock(int x, int y) {
        return x >= BLOCK.left() && x < BLOCK.right() && y >= BLOCK.top() && y < BLOCK.bottom();
    }
}
