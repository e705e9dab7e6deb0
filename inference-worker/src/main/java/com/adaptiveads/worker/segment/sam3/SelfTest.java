package com.adaptiveads.worker.segment.sam3;

import com.adaptiveads.worker.image.Bilinear;
import com.adaptiveads.worker.image.Box;
import com.adaptiveads.worker.image.Decoding;
import com.adaptiveads.worker.image.ImageDecoder;
import com.adaptiveads.worker.image.Pixels;
import com.adaptiveads.worker.model.InstalledModel;
import com.adaptiveads.worker.model.ModelFailure;
import com.adaptiveads.worker.model.ModelSettings;
import com.adaptiveads.worker.onnx.FloatTensor;
import com.adaptiveads.worker.onnx.Tensor;
import com.adaptiveads.worker.onnx.TensorFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * What the reference found for one photo and phrase, and how near the model here must come. Runtimes have been seen to
 * give wrong results without an error (half precision, fused attention); with this they fail instead.
 *
 * @param photo opaque
 * @param score of the best instance
 * @param box left, top, right, bottom of the best instance as shares of the photo
 * @param mask of the best instance, logits in rows of columns
 */
@SuppressWarnings("ArrayRecordComponent") // read once
record SelfTest(
        Pixels photo,
        String phrase,
        double score,
        float[] box,
        FloatTensor mask,
        double scoreWithin,
        double boxWithin,
        double maskIou) {

    /** Empty when the manifest has none. */
    static Optional<SelfTest> of(InstalledModel model) {
        return model.manifest().selfTest().map(json -> read(model.folder(), json));
    }

    private static SelfTest read(Path folder, ModelSettings json) {
        TensorFile expected = TensorFile.read(folder.resolve(json.string("expected")));
        FloatTensor scores = (FloatTensor) tensor(expected, "scores");
        FloatTensor boxes = (FloatTensor) tensor(expected, "boxes");
        int best = 0;
        for (int i = 1; i < scores.size(); i++) {
            best = scores.get(i) > scores.get(best) ? i : best;
        }
        float[] box = new float[4];
        boxes.data().get(4 * best, box);
        return new SelfTest(
                photo(folder.resolve(json.string("photo"))),
                json.string("phrase"),
                scores.get(best),
                box,
                (FloatTensor) tensor(expected, "mask"),
                json.number("score_within", 0, 1),
                json.number("box_within", 0, 1),
                json.number("mask_iou", 0, 1));
    }

    /** @throws ModelFailure when the model finds something else */
    void run(Sam3Segmenter segmenter) {
        Detections found = segmenter.detect(photo, phrase);
        int best = -1;
        for (int i = 0; i < found.count(); i++) {
            if (best < 0 || found.scores()[i] > found.scores()[best]) {
                best = i;
            }
        }
        if (best < 0) {
            throw failure("it finds nothing");
        }
        if (!(Math.abs(found.scores()[best] - score) <= scoreWithin)) {
            throw failure(String.format(Locale.ROOT, "the score is %.3f instead of %.3f", found.scores()[best], score));
        }
        for (int edge = 0; edge < 4; edge++) {
            if (!(Math.abs(found.boxes()[4 * best + edge] - box[edge]) <= boxWithin)) {
                throw failure("the box is elsewhere");
            }
        }
        double iou = iou(found, best);
        if (!(iou >= maskIou)) {
            throw failure(String.format(Locale.ROOT, "the mask agrees by %.3f only", iou));
        }
    }

    private double iou(Detections found, int best) {
        Bilinear.Map map = new Bilinear.Map(mask.data(), (int) mask.shape()[1], (int) mask.shape()[0]);
        int width = found.maskWidth();
        int height = found.maskHeight();
        float[] expected = Bilinear.resize(map, width, height, new Box(0, 0, width, height));
        float[] values = found.mask(best, found.values());
        long both = 0;
        long either = 0;
        for (int i = 0; i < expected.length; i++) {
            both += values[i] > 0 && expected[i] > 0 ? 1 : 0;
            either += values[i] > 0 || expected[i] > 0 ? 1 : 0;
        }
        return either == 0 ? 1 : (double) both / either;
    }

    private static ModelFailure failure(String what) {
        return ModelFailure.unusable("SAM 3 does not find what its reference finds in the manifest's test photo: "
                + what + "; this runtime or device computes wrongly with it.");
    }

    private static Tensor tensor(TensorFile file, String name) {
        Tensor tensor = file.tensors().get(name);
        if (tensor == null) {
            throw ModelFailure.corrupt("The self test of SAM 3 has no " + name + ".");
        }
        return tensor;
    }

    private static Pixels photo(Path file) {
        try {
            return switch (new ImageDecoder().decode(Files.readAllBytes(file))) {
                case Decoding.Decoded(Pixels pixels) -> pixels;
                case Decoding.Refused(String code, String sentence) ->
                    throw ModelFailure.corrupt(file.getFileName() + ": " + sentence + " (" + code + ")");
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
