package com.adaptiveads.worker;

import com.adaptiveads.worker.compose.Compositor;
import com.adaptiveads.worker.compose.Hotspot;
import com.adaptiveads.worker.compose.Placement;
import com.adaptiveads.worker.image.Decoding;
import com.adaptiveads.worker.image.ImageDecoder;
import com.adaptiveads.worker.image.ImageEncoder;
import com.adaptiveads.worker.image.Pixels;
import com.adaptiveads.worker.job.Engines;
import com.adaptiveads.worker.onnx.OnnxRuntime;
import com.adaptiveads.worker.paint.Focus;
import com.adaptiveads.worker.paint.ProceduralPainter;
import com.adaptiveads.worker.scene.PaletteSceneReader;
import com.adaptiveads.worker.scene.Scene;
import com.adaptiveads.worker.segment.Segmentation;
import com.adaptiveads.worker.segment.StudioSegmenter;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * Does once what a worker does, with a drawn photo and a cloud that is not there: what the image's build trains the AOT
 * cache with. Ends by itself.
 */
public final class Rehearsal {
    private static final int SIDE = 512;
    private static final int GROUND = 0xFFECECE8;
    private static final int PRODUCT = 0xFFBE2828;

    private Rehearsal() {}

    /** @param args none */
    public static void main(String[] args) throws InterruptedException {
        picture();
        OnnxRuntime.cpu().close();
        CountDownLatch troubled = new CountDownLatch(1);
        try (Worker worker = Wiring.worker(
                Map.of(
                        "PRODUCTS_TABLE", "p",
                        "ENGAGEMENT_TABLE", "e",
                        "COMPOSITIONS_TABLE", "c",
                        "TOTALS_TABLE", "t",
                        "DATA_BUCKET", "b",
                        "JOBS_QUEUE_URL", "http://127.0.0.1:9/q"),
                line -> {
                    if (line.contains("\"trouble\"")) {
                        troubled.countDown();
                    }
                })) {
            worker.start();
            troubled.await(); // the heartbeat finds nobody
        }
        System.exit(0); // HTTP clients keep threads
    }

    private static void picture() {
        ImageEncoder encoder = new ImageEncoder();
        Pixels photo = decoded(encoder.jpeg(drawn(), 0.9));
        Engines engines = new Engines(new StudioSegmenter(), new PaletteSceneReader(), new ProceduralPainter());
        if (!(engines.segmenter().segment(photo, "red mug") instanceof Segmentation.Cutout cutout)) {
            throw new IllegalStateException("a drawn product is not found");
        }
        Pixels full = decoded(encoder.png(cutout.image()));
        Scene scene = engines.sceneReader().read(photo, full, 3, 1);
        Placement placement =
                Placement.of(SIDE, SIDE, cutout.box().width(), cutout.box().height(), new Hotspot(0.6, 0.4, 0.5));
        for (Pixels background :
                engines.painter().paint(scene.backgrounds(), SIDE, SIDE, new Focus(0.6, 0.4), 1, share -> {})) {
            encoder.jpeg(
                    new Compositor()
                            .compose(background, full, cutout.box(), placement)
                            .pixels(),
                    0.9);
        }
    }

    private static Pixels drawn() {
        Pixels photo = new Pixels(SIDE, SIDE);
        for (int i = 0; i < photo.argb().length; i++) {
            int x = i % SIDE - SIDE / 2;
            int y = i / SIDE - SIDE / 2;
            photo.argb()[i] = 4 * x * x + y * y < SIDE * SIDE / 10 ? PRODUCT : GROUND;
        }
        return photo;
    }

    private static Pixels decoded(byte[] file) {
        return switch (ImageDecoder.ofOwnFiles().decode(file)) {
            case Decoding.Decoded(Pixels pixels) -> pixels;
            case Decoding.Refused refused -> throw new IllegalStateException(refused.sentence());
        };
    }
}
