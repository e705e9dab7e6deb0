package com.adaptiveads.worker.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.adaptiveads.worker.image.Preprocessing.Fit;
import com.adaptiveads.worker.onnx.ByteTensor;
import com.adaptiveads.worker.onnx.FloatTensor;
import com.adaptiveads.worker.onnx.LongTensor;
import com.adaptiveads.worker.parity.Golden;
import com.adaptiveads.worker.parity.Parity;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PreprocessingTest {
    private static final Preprocessing CLIP = new Preprocessing(Fit.CENTRE_CROP, 224, PillowFilter.BICUBIC);
    private static final Normalisation CLIP_NORMALISATION = new Normalisation(
            new double[] {0.48145466, 0.4578275, 0.40821073}, new double[] {0.26862954, 0.26130258, 0.27577711});
    private static final Preprocessing SAM3 = new Preprocessing(Fit.STRETCH, 1008, PillowFilter.BILINEAR);
    private static final Normalisation SAM3_NORMALISATION =
            new Normalisation(new double[] {0.5, 0.5, 0.5}, new double[] {0.5, 0.5, 0.5});
    /** What a float that differs by nothing but rounding adds to a level. */
    private static final double ONE_LEVEL = 1.0001;

    @Tag("parity")
    @Test
    void preparesPicturesAsClipsProcessorDoes() {
        double worst = worst(CLIP, CLIP_NORMALISATION, "clip");
        Parity.line("CLIP preprocessing, normalised", "transformers 5.23.0 CLIPImageProcessorPil", 1e-6, worst);
    }

    @Tag("parity")
    @Test
    void preparesPicturesAsSam3sProcessorDoes() {
        double worst = worst(SAM3, SAM3_NORMALISATION, "sam3");
        Parity.line("SAM 3 preprocessing, normalised", "Pillow 13.0.0, x / 127.5 - 1", 1e-6, worst);
        double levels = 127.5 * worst(SAM3, SAM3_NORMALISATION, "sam3_torchvision");
        Parity.line(
                "SAM 3 preprocessing, levels",
                "transformers 5.23.0 Sam3ImageProcessor (torchvision)",
                ONE_LEVEL,
                levels);
    }

    @Test
    void levelsAreWhatIsNormalised() {
        Pixels source = DrawnSource.of(120, 77);
        Preprocessing small = new Preprocessing(Fit.CENTRE_CROP, 32, PillowFilter.BICUBIC);
        ByteTensor levels = ByteTensor.allocate(3, 32, 32);
        FloatTensor floats = FloatTensor.allocate(3, 32, 32);
        small.levels(source, levels.data());
        small.normalised(source, SAM3_NORMALISATION, floats.data());
        for (int i = 0; i < levels.size(); i++) {
            assertEquals((levels.get(i) & 0xFF) / 127.5 - 1, floats.get(i), 1e-6);
        }
    }

    @Test
    void aBufferThatIsTooSmallIsAnError() {
        Preprocessing small = new Preprocessing(Fit.STRETCH, 8, PillowFilter.BILINEAR);
        FloatTensor floats = FloatTensor.allocate(3, 8, 7);
        assertThrows(
                IndexOutOfBoundsException.class,
                () -> small.normalised(DrawnSource.of(9, 9), SAM3_NORMALISATION, floats.data()));
    }

    @Test
    void aDeviationOfNothingIsAnError() {
        assertThrows(
                IllegalArgumentException.class, () -> new Normalisation(new double[3], new double[] {0.5, 0, 0.5}));
        assertThrows(IllegalArgumentException.class, () -> new Normalisation(new double[3], new double[] {1}));
    }

    private static double worst(Preprocessing preprocessing, Normalisation normalisation, String name) {
        Golden golden = Golden.read("image/prepared");
        LongTensor sizes = golden.longs("sizes");
        int every = (int) golden.longs("every").get(0);
        FloatTensor expected = golden.floats(name);
        int columns = (int) expected.shape()[1];
        FloatTensor found = FloatTensor.allocate(3, preprocessing.size(), preprocessing.size());
        assertEquals(columns, (found.size() + every - 1) / every);
        double worst = 0;
        for (int i = 0; i < sizes.size() / 2; i++) {
            Pixels source = DrawnSource.of((int) sizes.get(2 * i), (int) sizes.get(2 * i + 1));
            preprocessing.normalised(source, normalisation, found.data());
            for (int k = 0; k < columns; k++) {
                worst = Math.max(worst, Math.abs((double) expected.get(i * columns + k) - found.get(k * every)));
            }
        }
        return worst;
    }
}
