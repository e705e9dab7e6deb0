package com.adaptiveads.worker.segment.sam3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.worker.image.Box;
import com.adaptiveads.worker.image.Pixels;
import com.adaptiveads.worker.model.ModelFailure;
import com.adaptiveads.worker.onnx.FloatTensor;
import com.adaptiveads.worker.segment.Segmentation;
import com.adaptiveads.worker.segment.Segmentation.Cutout;
import com.adaptiveads.worker.segment.Segmentation.Refused;
import com.adaptiveads.worker.segment.sam3.Sam3Settings.MaskValues;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Sam3SegmenterTest {
    private static final int SIDE = 32;
    private static final float[] LEFT_AND_RIGHT = {.1f, .3f, .4f, .6f, .6f, .3f, .9f, .6f};

    private static Pixels photo(int width, int height) {
        Pixels photo = new Pixels(width, height);
        for (int i = 0; i < photo.argb().length; i++) {
            double x = (i % width + 0.5) / width;
            double y = (Math.floorDiv(i, width) + 0.5) / height;
            boolean disc = Math.hypot(x - .25, y - .45) < .15 || Math.hypot(x - .75, y - .45) < .15;
            photo.argb()[i] = disc ? 0xFFC03020 : 0xFFD8DCE0;
        }
        return photo;
    }

    private static Cutout cut(FakeNetwork network, String phrase, Pixels photo) {
        return assertInstanceOf(Cutout.class, network.segmenter().segment(photo, phrase));
    }

    @Test
    void theBestInstanceIsCutOutWithItsScoreAndEngine() {
        FakeNetwork network = new FakeNetwork(FakeNetwork.discs(SIDE, new double[] {.6, .8}, LEFT_AND_RIGHT));
        Cutout cutout = cut(network, "red disc", photo(200, 200));
        assertEquals(.8, cutout.score());
        assertEquals("sam3", cutout.engine());
        assertTrue(cutout.box().left() > 100, cutout.box().toString());
        assertEquals(0xFFC03020, cutout.image().at(150, 90));
        assertEquals(0, cutout.image().at(50, 90));
    }

    @Test
    void aPluralIsAllOfThem() {
        FakeNetwork network = new FakeNetwork(FakeNetwork.discs(SIDE, new double[] {.6, .8}, LEFT_AND_RIGHT));
        Cutout cutout = cut(network, "red discs", photo(200, 200));
        assertEquals(.8, cutout.score());
        assertEquals(0xFFC03020, cutout.image().at(150, 90));
        assertEquals(0xFFC03020, cutout.image().at(50, 90));
        assertEquals(0, cutout.image().at(100, 90));
    }

    @Test
    void anInstanceWhoseMaskIsEmptyGivesWayToTheNext() {
        Detections discs = FakeNetwork.discs(SIDE, new double[] {.6, .8}, LEFT_AND_RIGHT);
        FloatTensor masks = (FloatTensor) discs.masks();
        for (int i = SIDE * SIDE; i < 2 * SIDE * SIDE; i++) {
            masks.data().put(i, -5);
        }
        assertEquals(
                .6, cut(new FakeNetwork(discs), "red disc", photo(200, 200)).score());
    }

    @Test
    void nothingAboveTheThresholdIsRefusedWithTheBestScore() {
        FakeNetwork network = new FakeNetwork(FakeNetwork.discs(SIDE, new double[] {.31, .5}, LEFT_AND_RIGHT));
        Refused refused = assertInstanceOf(Refused.class, network.segmenter().segment(photo(64, 64), "blue hat"));
        assertEquals("nothing_found", refused.code());
        assertTrue(
                refused.sentence().contains("“blue hat”: the best match scores 0.50, where more than 0.50 is needed"),
                refused.sentence());
    }

    @Test
    void aDecoderThatGivesNothingAtAllIsRefusedToo() {
        Detections none =
                new Detections(new double[0], new float[0], FloatTensor.allocate(0, 1, SIDE, SIDE), MaskValues.LOGITS);
        assertInstanceOf(Refused.class, new FakeNetwork(none).segmenter().segment(photo(64, 64), "hat"));
    }

    @Test
    void scoresThatAreNoNumbersAreTheModelsFaultNotThePhotos() {
        FakeNetwork network =
                new FakeNetwork(FakeNetwork.discs(SIDE, new double[] {Double.NaN, Double.NaN}, LEFT_AND_RIGHT));
        Sam3Segmenter segmenter = network.segmenter();
        assertThrows(ModelFailure.class, () -> segmenter.segment(photo(64, 64), "hat"));
    }

    @Test
    void anotherPhraseForAPhotoCostsTheDecoderAlone() {
        FakeNetwork network = new FakeNetwork(FakeNetwork.discs(SIDE, new double[] {.6, .8}, LEFT_AND_RIGHT));
        Sam3Segmenter segmenter = network.segmenter();
        for (String phrase : List.of("red disc", "disc", "red disc")) {
            segmenter.segment(photo(100, 80), phrase);
        }
        segmenter.segment(photo(80, 100), "disc");
        assertEquals(2, network.seen.get());
        assertEquals(2, network.read.get());
        assertEquals(4, network.detected.get());
    }

    @Test
    void whatIsKeptIsBounded() {
        FakeNetwork network = new FakeNetwork(FakeNetwork.discs(SIDE, new double[] {.1, .1}, LEFT_AND_RIGHT));
        Sam3Segmenter segmenter = network.segmenter();
        for (int width : new int[] {20, 21, 22, 20}) {
            segmenter.segment(photo(width, 20), "disc");
        }
        assertEquals(4, network.seen.get());
    }

    @Test
    void severalThreadsGetWhatOneGets() throws Exception {
        FakeNetwork network = new FakeNetwork(FakeNetwork.discs(SIDE, new double[] {.6, .8}, LEFT_AND_RIGHT));
        Sam3Segmenter segmenter = network.segmenter();
        Box alone = cut(network, "red disc", photo(120, 90)).box();
        Callable<Segmentation> job = () -> segmenter.segment(photo(120, 90), "red disc");
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (Future<Segmentation> result : threads.invokeAll(List.of(job, job, job, job, job, job))) {
                assertEquals(alone, ((Cutout) result.get()).box());
            }
        }
    }

    @Test
    void aHoleTheNetworkIsSureOfStaysOpenAndAWeakPitIsClosed() {
        Detections ring = FakeNetwork.discs(288, new double[] {.9}, .2f, .2f, .8f, .8f);
        FloatTensor masks = (FloatTensor) ring.masks();
        for (int y = 134; y < 154; y++) {
            for (int x = 134; x < 154; x++) {
                masks.data().put(y * 288 + x, -9);
            }
        }
        for (int y = 90; y < 94; y++) {
            masks.data().put(y * 288 + 144, -0.2f);
        }
        float[] values = ring.mask(0, MaskValues.LOGITS);
        MaskMap map = MaskMap.of(values, 288, Instance.Bounds.ALL, 1).orElseThrow();
        boolean[] drawn = new boolean[288 * 288];
        map.draw(288, 288, new Box(0, 0, 288, 288), drawn);
        assertTrue(!drawn[144 * 288 + 144] && drawn[92 * 288 + 144] && drawn[100 * 288 + 144]);
    }

    @Test
    void islandsAwayFromTheBoxAndSpecksAreDropped() {
        float[] box = {.1f, .3f, .4f, .6f};
        Detections found = FakeNetwork.discs(SIDE, new double[] {.9}, box);
        Detections other = FakeNetwork.discs(SIDE, new double[] {.9}, .75f, .7f, .95f, .9f);
        float[] values = found.mask(0, MaskValues.LOGITS);
        float[] far = other.mask(0, MaskValues.LOGITS);
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(values[i], far[i]);
        }
        values[2 * SIDE + 2] = 3;
        MaskMap map = MaskMap.of(values, SIDE, Instance.Bounds.of(box[0], box[1], box[2], box[3]), 1)
                .orElseThrow();
        assertTrue(map.extent(SIDE, SIDE).right() < 16, map.extent(SIDE, SIDE).toString());
        assertTrue(map.extent(SIDE, SIDE).top() > 6, map.extent(SIDE, SIDE).toString());
    }

    @Test
    void whatWasSeeThroughStaysSo() {
        FakeNetwork network = new FakeNetwork(FakeNetwork.discs(SIDE, new double[] {.6, .8}, LEFT_AND_RIGHT));
        Pixels photo = photo(200, 200);
        for (int i = 0; i < photo.argb().length; i++) {
            if (i % 200 >= 150) {
                photo.argb()[i] &= 0x40FFFFFF;
            }
        }
        Cutout cutout = cut(network, "red disc", photo);
        assertEquals(0xFF, cutout.image().at(140, 90) >>> 24);
        assertEquals(0x40C03020, cutout.image().at(160, 90));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 3", "1, 400", "400, 1", "17, 24", "3000, 40", "2600, 2200"})
    void photosOfAnySizeAreCutOutOrRefused(int width, int height) {
        FakeNetwork network = new FakeNetwork(FakeNetwork.discs(SIDE, new double[] {.6, .8}, LEFT_AND_RIGHT));
        Segmentation found = network.segmenter().segment(photo(width, height), "red disc");
        if (found instanceof Cutout cutout) {
            assertEquals(width, cutout.image().width());
            assertEquals(height, cutout.image().height());
            assertTrue(cutout.box().right() <= width && cutout.box().bottom() <= height);
        }
        assertTrue(found instanceof Cutout || width < 20, found.toString());
    }

    /** Whatever the decoder gives: no exception but the one for scores without a number, and a box inside the photo. */
    @RepeatedTest(60)
    void anythingTheDecoderGivesIsHandled(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        int count = random.nextInt(5);
        double[] scores =
                random.doubles(count).map(s -> s < .1 ? Double.NaN : s).toArray();
        float[] boxes = new float[4 * count];
        for (int i = 0; i < boxes.length; i++) {
            boxes[i] = odd(random, 2);
        }
        FloatTensor masks = FloatTensor.allocate(1, count, SIDE, SIDE);
        double scale = Math.pow(10, random.nextInt(5) - 2);
        for (int i = 0; i < masks.size(); i++) {
            masks.data().put(i, odd(random, scale));
        }
        MaskValues values = random.nextBoolean() ? MaskValues.LOGITS : MaskValues.PROBABILITIES;
        FakeNetwork network = new FakeNetwork(new Detections(scores, boxes, masks, values));
        Pixels photo = photo(1 + random.nextInt(90), 1 + random.nextInt(90));
        try {
            switch (network.segmenter().segment(photo, random.nextBoolean() ? "disc" : "discs")) {
                case Cutout cutout -> {
                    assertTrue(cutout.score() > .5 && cutout.score() <= 1);
                    assertTrue(cutout.box().right() <= photo.width()
                            && cutout.box().bottom() <= photo.height());
                }
                case Refused refused -> assertEquals("nothing_found", refused.code());
            }
        } catch (ModelFailure e) {
            assertTrue(count > 0);
        }
    }

    private static float odd(Random random, double scale) {
        return switch (random.nextInt(40)) {
            case 0 -> Float.NaN;
            case 1 -> Float.POSITIVE_INFINITY;
            case 2 -> Float.NEGATIVE_INFINITY;
            default -> (float) (scale * random.nextGaussian());
        };
    }
}
