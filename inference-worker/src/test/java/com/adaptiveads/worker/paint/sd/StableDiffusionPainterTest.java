package com.adaptiveads.worker.paint.sd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.worker.image.Pixels;
import com.adaptiveads.worker.model.InstalledModel;
import com.adaptiveads.worker.model.ModelFailure;
import com.adaptiveads.worker.model.ModelManifest;
import com.adaptiveads.worker.onnx.FloatTensor;
import com.adaptiveads.worker.onnx.Graph;
import com.adaptiveads.worker.onnx.OnnxRuntime;
import com.adaptiveads.worker.onnx.OutOfMemory;
import com.adaptiveads.worker.paint.Focus;
import com.adaptiveads.worker.paint.sd.scheduler.SchedulerKind;
import com.adaptiveads.worker.scene.BackgroundBrief;
import com.adaptiveads.worker.scene.Palette;
import com.adaptiveads.worker.scene.Style;
import com.adaptiveads.worker.scene.Swatch;
import com.adaptiveads.worker.scene.Tone;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class StableDiffusionPainterTest {
    private static final TinyDiffusion TINY = new TinyDiffusion();
    private static final Graph TEXT = TINY.text();
    private static final Graph UNET = TINY.unet();
    private static final Graph VAE = TINY.vae();
    private static final SdSettings GUIDED = TinyDiffusion.settings(SchedulerKind.EULER_ANCESTRAL, 4, 7.5);
    private static final List<BackgroundBrief> BRIEFS =
            List.of(brief(Style.BOKEH), brief(Style.MINIMAL), brief(Style.DREAMY));

    @AfterAll
    static void close() {
        TINY.close();
    }

    @Test
    void paintsEveryBriefInTheFormatAndTellsHowFarItIs() {
        List<Double> told = new ArrayList<>();
        List<Pixels> pictures = painter(UNET).paint(BRIEFS, 300, 250, Focus.CENTRE, 5, told::add);
        assertEquals(3, pictures.size());
        for (Pixels picture : pictures) {
            assertEquals(300, picture.width());
            assertEquals(250, picture.height());
            assertTrue(picture.argb()[0] >>> 24 == 0xFF);
        }
        assertEquals(List.copyOf(new TreeSet<>(told)), told.subList(0, 4 + 3));
        assertEquals(1, told.getLast());
    }

    @Test
    void paintsNothingWhenNothingIsAskedFor() {
        assertEquals(List.of(), painter(UNET).paint(List.of(), 64, 64, Focus.CENTRE, 5, done -> {}));
    }

    @Test
    void aPictureDependsOnItsBriefAndItsSeedAlone() {
        StableDiffusionPainter painter = painter(UNET);
        List<Pixels> together = painter.paint(BRIEFS, 64, 64, Focus.CENTRE, 5, done -> {});
        for (int i = 0; i < BRIEFS.size(); i++) {
            Pixels alone = painter.paint(List.of(BRIEFS.get(i)), 64, 64, Focus.CENTRE, 5 + i, done -> {})
                    .getFirst();
            assertArrayEquals(alone.argb(), together.get(i).argb());
        }
    }

    @Test
    void formatsOfOneShapeShareAPainting() {
        AtomicInteger calls = new AtomicInteger();
        StableDiffusionPainter painter = painter(GraphProxy.before(UNET, in -> calls.incrementAndGet()));
        painter.paint(BRIEFS, 300, 250, Focus.CENTRE, 5, done -> {});
        Pixels second =
                painter.paint(BRIEFS, 80, 80, Focus.CENTRE, 5, done -> {}).getFirst();
        assertEquals(4, calls.get());
        Pixels painted =
                painter(UNET).paint(BRIEFS, 80, 80, Focus.CENTRE, 5, done -> {}).getFirst();
        assertArrayEquals(painted.argb(), second.argb());
        painter.paint(BRIEFS, 80, 80, Focus.CENTRE, 6, done -> {});
        assertEquals(8, calls.get());
    }

    @Test
    void theNegativePromptIsAskedAboutOnlyWhenItCounts() {
        assertEquals(2 * 3, rowsAsked(GUIDED));
        assertEquals(3, rowsAsked(TinyDiffusion.settings(SchedulerKind.EULER_ANCESTRAL, 4, 1)));
    }

    @Test
    void aBatchThatDoesNotFitIsPaintedInParts() {
        List<Pixels> expected = painter(UNET).paint(BRIEFS, 64, 64, Focus.CENTRE, 5, done -> {});
        List<Pixels> actual = painter(with(2)).paint(BRIEFS, 64, 64, Focus.CENTRE, 5, done -> {});
        for (int i = 0; i < expected.size(); i++) {
            assertArrayEquals(expected.get(i).argb(), actual.get(i).argb());
        }
    }

    @Test
    void aPictureThatDoesNotFitAloneFailsCleanly() {
        StableDiffusionPainter painter = painter(with(1));
        assertThrows(OutOfMemory.class, () -> painter.paint(BRIEFS, 64, 64, Focus.CENTRE, 5, done -> {}));
    }

    @Test
    void numbersThatAreNoneFailWithOneSentence() {
        Graph broken = new GraphProxy(UNET, in -> {}, (in, out) -> ((FloatTensor) out.get("out_sample"))
                .data()
                .put(3, Float.NaN));
        ModelFailure failure = assertThrows(
                ModelFailure.class, () -> painter(broken).paint(BRIEFS, 64, 64, Focus.CENTRE, 5, done -> {}));
        assertEquals(
                "The painting network answered with what is no number, at call 1 of 4; in half precision a model may"
                        + " need its float32 export.",
                failure.getMessage());
    }

    @Test
    void anInterruptEndsThePaintingBeforeTheNextCall() {
        AtomicInteger calls = new AtomicInteger();
        Graph counting = GraphProxy.before(UNET, in -> calls.incrementAndGet());
        try {
            assertThrows(CancellationException.class, () -> painter(counting)
                    .paint(BRIEFS, 64, 64, Focus.CENTRE, 5, done -> {
                        if (calls.get() == 2) {
                            Thread.currentThread().interrupt();
                        }
                    }));
            assertTrue(Thread.currentThread().isInterrupted());
        } finally {
            assertTrue(Thread.interrupted());
        }
        assertEquals(3, calls.get()); // the third was turned away
    }

    @Test
    void loadsTheModelAndBearsItsName() {
        try (OnnxRuntime runtime = OnnxRuntime.cpu();
                StableDiffusionPainter painter =
                        StableDiffusionPainter.load(TinyDiffusion.MODEL, runtime, TinyDiffusion.TOKENIZER)) {
            assertEquals("sd15", painter.engine());
        }
    }

    @Test
    void aModelThatPaintsSomethingElseThanItsReferenceIsNotLoaded() {
        ModelFailure failure = assertThrows(ModelFailure.class, () -> load("unet", "unet/model_lcm.onnx"));
        assertTrue(
                failure.getMessage().startsWith("manifest.json: the self test failed: the latents differ"),
                failure.getMessage());
    }

    @Test
    void aGraphInTheWrongPlaceIsNotLoaded() {
        ModelFailure failure = assertThrows(ModelFailure.class, () -> load("unet", "vae_decoder/model.onnx"));
        assertTrue(failure.getMessage().startsWith("model.onnx has no input sample; it has latent_sample"));
        assertThrows(ModelFailure.class, () -> load("vae_decoder", "text_encoder/model.onnx"));
        assertThrows(ModelFailure.class, () -> load("text_encoder", "unet/model.onnx"));
    }

    private static void load(String role, String file) {
        ModelManifest m = TinyDiffusion.MODEL.manifest();
        Map<String, String> graphs = new HashMap<>(m.graphs());
        graphs.put(role, file);
        ModelManifest other = new ModelManifest(
                m.name(),
                m.family(),
                m.runtime(),
                m.files(),
                graphs,
                m.resources(),
                m.tensors(),
                m.settings(),
                m.selfTest(),
                m.licence(),
                m.source());
        try (OnnxRuntime runtime = OnnxRuntime.cpu()) {
            StableDiffusionPainter.load(
                            new InstalledModel(TinyDiffusion.FOLDER, other), runtime, TinyDiffusion.TOKENIZER)
                    .close();
        }
    }

    private static long rowsAsked(SdSettings settings) {
        TreeSet<Long> rows = new TreeSet<>();
        Graph watching = GraphProxy.before(UNET, in -> rows.add(in.get("sample").shape()[0]));
        painter(watching, settings).paint(BRIEFS, 64, 64, Focus.CENTRE, 5, done -> {});
        assertEquals(1, rows.size());
        return rows.first();
    }

    /** A network that has memory for so many rows only. */
    private static Graph with(int rows) {
        return GraphProxy.before(UNET, in -> {
            if (in.get("sample").shape()[0] > rows) {
                throw new OutOfMemory("There is too little memory to run it.", new IllegalStateException());
            }
        });
    }

    private static StableDiffusionPainter painter(Graph unet) {
        return painter(unet, GUIDED);
    }

    private static StableDiffusionPainter painter(Graph unet, SdSettings settings) {
        return new StableDiffusionPainter(
                settings, new StableDiffusionPainter.Graphs(TEXT, unet, VAE), TinyDiffusion.TOKENIZER);
    }

    private static BackgroundBrief brief(Style style) {
        Palette palette = new Palette(List.of(new Swatch(0x222222, 1)), List.of(new Swatch(0xf0f0f0, 1)));
        return new BackgroundBrief(style, Tone.ROSE, palette);
    }
}
