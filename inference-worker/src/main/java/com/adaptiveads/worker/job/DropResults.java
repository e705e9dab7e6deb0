package com.adaptiveads.worker.job;

import com.adaptiveads.events.api.Composition;
import com.adaptiveads.events.api.Product;
import com.adaptiveads.events.api.Product.Cutout;
import com.adaptiveads.events.job.ComposeJob;
import com.adaptiveads.events.json.Fields;
import com.adaptiveads.events.json.Json;
import com.adaptiveads.events.store.CompositionId;
import com.adaptiveads.events.store.DropKey;
import com.adaptiveads.events.store.Keys;
import com.adaptiveads.events.store.Keys.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Fills a dropped photo's result folder: {@code cutout.png}, {@code 1-1024x1024.jpg} and so on, and last
 * {@code report.json}, whose arrival says that all is there.
 */
final class DropResults {
    private static final double UNCERTAIN = 0.6;

    private final Blobs blobs;

    DropResults(Blobs blobs) {
        this.blobs = blobs;
    }

    void write(ComposeJob job, Product product, Manifest manifest) {
        DropKey drop = DropFolder.parse(job.drop().orElseThrow());
        copy(Keys.view(product.id(), View.CROPPED), drop.results() + "cutout.png");
        for (Ad ad : manifest.ads()) {
            CompositionId id = new CompositionId(
                    product.id(), job.jobId(), ad.composition().n());
            copy(Keys.composition(id), drop.results() + file(job, ad));
        }
        blobs.put(drop.results() + "report.json", report(job, product, manifest), "application/json");
    }

    private void copy(String from, String to) {
        if (!blobs.copy(from, to)) {
            throw new IllegalStateException("A picture of the job is not there.");
        }
    }

    /** Numbered from 1 within each format. */
    private static String file(ComposeJob job, Ad ad) {
        Composition composition = ad.composition();
        int number = composition.n() % job.count() + 1;
        return number + "-" + composition.width() + "x" + composition.height() + ".jpg";
    }

    private static byte[] report(ComposeJob job, Product product, Manifest manifest) {
        DropKey drop = DropFolder.parse(job.drop().orElseThrow());
        return Json.bytes(new Fields()
                .with("campaign", drop.campaign())
                .with("source", job.drop())
                .with("prompt", product.name())
                .with("product_id", product.id())
                .with("job_id", job.jobId())
                .with("dropped_at", job.createdAtMs())
                .with("engine", manifest.engines())
                .with("cutout", product.cutout().map(DropResults::cutout))
                .with(
                        "compositions",
                        manifest.ads().stream().map(ad -> ad(job, ad)).toList())
                .with("reasoning", manifest.reasoning())
                .with("warnings", warnings(job, product, manifest))
                .map());
    }

    private static Map<String, Object> cutout(Cutout cutout) {
        return new Fields()
                .with("file", "cutout.png")
                .with("width", cutout.cropped().width())
                .with("height", cutout.cropped().height())
                .with("score", cutout.score())
                .with("palette", cutout.palette())
                .map();
    }

    private static Map<String, Object> ad(ComposeJob job, Ad ad) {
        return new Fields()
                .with("file", file(job, ad))
                .with("width", ad.composition().width())
                .with("height", ad.composition().height())
                .with("bytes", ad.bytes())
                .with("prompt", ad.composition().prompt())
                .with("placement", ad.composition().placement())
                .map();
    }

    private static List<String> warnings(ComposeJob job, Product product, Manifest manifest) {
        List<String> warnings = new ArrayList<>();
        product.cutout()
                .filter(c -> c.score() < UNCERTAIN)
                .ifPresent(c ->
                        warnings.add("The cut-out is uncertain (score %.2f): look at cutout.png before you use the ads."
                                .formatted(c.score())));
        manifest.ads().stream()
                .filter(ad -> ad.spot().scale() > 1)
                .forEach(ad -> warnings.add(
                        "%s shows the product larger than the photo has it (%.1f times): a larger photo would be sharper."
                                .formatted(file(job, ad), ad.spot().scale())));
        return warnings;
    }
}
