package com.adaptiveads.worker.job;

import com.adaptiveads.events.api.Composition;
import com.adaptiveads.events.api.Product;
import com.adaptiveads.events.api.Product.Cutout;
import com.adaptiveads.events.job.ComposeJob;
import com.adaptiveads.events.job.Format;
import com.adaptiveads.events.store.CompositionId;
import com.adaptiveads.events.store.CompositionItem;
import com.adaptiveads.events.store.Keys;
import com.adaptiveads.events.store.Keys.View;
import com.adaptiveads.worker.compose.Compositor;
import com.adaptiveads.worker.compose.Hotspot;
import com.adaptiveads.worker.compose.Placement;
import com.adaptiveads.worker.image.Box;
import com.adaptiveads.worker.image.Decoding;
import com.adaptiveads.worker.image.ImageDecoder;
import com.adaptiveads.worker.image.ImageEncoder;
import com.adaptiveads.worker.image.Pixels;
import com.adaptiveads.worker.image.Resampler;
import com.adaptiveads.worker.paint.Focus;
import com.adaptiveads.worker.scene.BackgroundBrief;
import com.adaptiveads.worker.scene.Scene;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes the pictures of a compose job and stores them, the manifest last. */
final class AdMaker {
    private static final String COMPOSITOR = "compositor";
    private static final double JPEG_QUALITY = 0.90;
    private static final double PAINTING_SHARE = 0.7; // of the work on one format

    private final Blobs blobs;
    private final GenerationStore generations;
    private final Engines engines;
    private final Clock clock;
    private final StepTimes steps;
    private final ImageDecoder decoder = ImageDecoder.ofOwnFiles();
    private final ImageEncoder encoder = new ImageEncoder();
    private final Compositor compositor = new Compositor();

    AdMaker(Blobs blobs, GenerationStore generations, Engines engines, Clock clock, StepTimes steps) {
        this.blobs = blobs;
        this.generations = generations;
        this.engines = engines;
        this.clock = clock;
        this.steps = steps;
    }

    /** One background with its place in the job, and where on it the product goes. */
    private record Canvas(int n, BackgroundBrief brief, long seed, Pixels background, Placement placement) {}

    /** What is the same for all ads of a job. */
    private record Subject(ComposeJob job, Pixels cutout, Box box, String engines) {}

    /**
     * Paints and composes.
     *
     * @throws com.adaptiveads.worker.compose.ProductAltered when an ad does not show the product as it is
     */
    Manifest make(ComposeJob job, Product product) {
        Timings timings = new Timings(clock);
        Progress progress = new Progress(generations, job, clock);
        progress.report(0);
        Cutout found = product.cutout().orElseThrow();
        Pixels photo = timings.measure("load", () -> picture(job.productId(), View.ORIGINAL));
        Pixels cutout = timings.measure("load", () -> picture(job.productId(), View.FULL));
        Scene scene =
                timings.measure("scene", () -> engines.sceneReader().read(photo, cutout, job.count(), job.seed()));
        String names = String.join(
                "+", found.engine(), scene.engine(), engines.painter().engine());
        Subject subject = new Subject(job, cutout, box(found), names);
        List<Ad> ads = new ArrayList<>();
        for (Format format : job.formats()) {
            double done = (double) ads.size() / (job.count() * job.formats().size());
            double share = 1.0 / job.formats().size();
            Placement placement = placement(format, subject);
            List<Pixels> backgrounds = timings.measure("paint", () -> engines.painter()
                    .paint(
                            scene.backgrounds(),
                            format.width(),
                            format.height(),
                            focus(format, placement),
                            job.seed(),
                            p -> progress.report(done + share * PAINTING_SHARE * p)));
            for (int i = 0; i < backgrounds.size(); i++) {
                Canvas canvas = new Canvas(
                        ads.size(), scene.backgrounds().get(i), job.seed() + i, backgrounds.get(i), placement);
                ads.add(timings.measure("compose", () -> ad(subject, canvas)));
                double composed = (i + 1.0) / backgrounds.size();
                progress.report(done + share * (PAINTING_SHARE + (1 - PAINTING_SHARE) * composed));
            }
        }
        Manifest manifest = new Manifest(names, engines.models(), scene.reasoning(), ads);
        blobs.put(
                Keys.manifest(job.productId(), job.jobId()), manifest.bytes(job, timings.millis()), "application/json");
        tell(timings.millis(), scene.engine());
        return manifest;
    }

    /** Composing is one engine, and loading none. */
    private void tell(Map<String, Long> millis, String reader) {
        Map<String, String> by =
                Map.of("scene", reader, "paint", engines.painter().engine(), "compose", COMPOSITOR);
        by.forEach((step, engine) -> steps.took(step, engine, millis.getOrDefault(step, 0L)));
    }

    private static Placement placement(Format format, Subject subject) {
        var hotspot = subject.job().hotspot();
        return Placement.of(
                format.width(),
                format.height(),
                subject.box().width(),
                subject.box().height(),
                new Hotspot(hotspot.u(), hotspot.v(), hotspot.confidence()));
    }

    private static Focus focus(Format format, Placement placement) {
        return new Focus(
                (placement.x() + placement.width() / 2.0) / format.width(),
                (placement.y() + placement.height() / 2.0) / format.height());
    }

    private Ad ad(Subject subject, Canvas canvas) {
        ComposeJob job = subject.job();
        Pixels background = canvas.background();
        Placement placement = canvas.placement();
        var composed = compositor.compose(background, subject.cutout(), subject.box(), placement);
        CompositionId id = new CompositionId(job.productId(), job.jobId(), canvas.n());
        byte[] file = encoder.jpeg(composed.pixels(), JPEG_QUALITY);
        blobs.put(Keys.composition(id), file, "image/jpeg");
        byte[] preview = encoder.jpeg(Resampler.preview(composed.pixels(), Views.PREVIEW), Views.PREVIEW_QUALITY);
        blobs.put(Keys.compositionPreview(id), preview, "image/jpeg");
        return new Ad(
                new Composition(
                        id.toString(),
                        owner(job),
                        job.productId(),
                        job.jobId(),
                        canvas.n(),
                        job.createdAtMs(),
                        canvas.brief().prompt(),
                        subject.engines(),
                        job.hotspot(),
                        background.width(),
                        background.height(),
                        placement.reasoning()),
                canvas.seed(),
                file.length,
                new Ad.Spot(placement.x(), placement.y(), placement.width(), placement.height(), placement.scale()),
                new Ad.Integrity(
                        composed.integrity().maxDeltaE(), composed.integrity().meanDeltaE()));
    }

    private Pixels picture(String productId, View view) {
        byte[] file = blobs.get(Keys.view(productId, view))
                .orElseThrow(() -> new IllegalStateException("The product's " + view.file() + " is not there."));
        return switch (decoder.decode(file)) {
            case Decoding.Decoded(Pixels pixels) -> pixels;
            case Decoding.Refused refused ->
                throw new IllegalStateException("The product's " + view.file() + ": " + refused.sentence());
        };
    }

    private static Box box(Cutout cutout) {
        List<Integer> box = cutout.box();
        return new Box(box.get(0), box.get(1), box.get(2), box.get(3));
    }

    private static String owner(ComposeJob job) {
        return job.sessionId()
                .map(CompositionItem::ownerSession)
                .orElseGet(() -> CompositionItem.ownerCampaign(
                        DropFolder.parse(job.drop().orElseThrow()).campaign()));
    }
}
