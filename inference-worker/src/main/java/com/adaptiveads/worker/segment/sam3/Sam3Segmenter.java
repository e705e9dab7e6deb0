package com.adaptiveads.worker.segment.sam3;

import com.adaptiveads.worker.image.Pixels;
import com.adaptiveads.worker.onnx.Tensor;
import com.adaptiveads.worker.segment.MaskCutter;
import com.adaptiveads.worker.segment.Segmentation;
import com.adaptiveads.worker.segment.Segmenter;
import com.adaptiveads.worker.segment.sam3.Sam3Network.Features;
import com.adaptiveads.worker.segment.sam3.Sam3Settings.MaskValues;
import com.adaptiveads.worker.text.ClipTokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Cuts out what a phrase names with SAM 3: the best instance or as many as the {@linkplain Wanted phrase asks for}. What
 * was seen in the last photos and read in the last phrases is kept, so that another phrase for a photo costs the decoder
 * alone.
 */
public final class Sam3Segmenter implements Segmenter, AutoCloseable {
    private static final String ENGINE = "sam3";

    /** At full size 117 MB each. */
    private static final int PHOTOS = 2;

    /** 32 KB each. */
    private static final int PHRASES = 512;

    private static final float UNSURE_LOGIT = 1f;
    private static final float UNSURE_PROBABILITY = 0.23f;

    private final Sam3Network network;
    private final Sam3Settings settings;
    private final ClipTokenizer tokenizer;
    private final Lru<ContentHash, Features> photos = new Lru<>(PHOTOS);
    private final Lru<String, Features> phrases = new Lru<>(PHRASES);

    Sam3Segmenter(Sam3Network network, Sam3Settings settings, ClipTokenizer tokenizer) {
        this.network = network;
        this.settings = settings;
        this.tokenizer = tokenizer;
    }

    @Override
    public String engine() {
        return ENGINE;
    }

    @Override
    public Segmentation segment(Pixels photo, String phrase) {
        Pixels opaque = Transparency.onWhite(photo);
        Detections found = detect(opaque, phrase);
        List<Instance> instances = Instance.above(settings.threshold(), found);
        List<MaskMap> masks = new ArrayList<>();
        double score = 0;
        int most = Wanted.by(phrase).most();
        for (Instance instance : instances) {
            Optional<MaskMap> mask = mask(found, instance);
            mask.ifPresent(masks::add);
            score = mask.isPresent() ? Math.max(score, instance.score()) : score;
            if (masks.size() == most) {
                break;
            }
        }
        if (masks.isEmpty()) {
            return nothingFound(phrase, found);
        }
        return MaskCutter.cut(opaque, new InstanceMask(masks), score, ENGINE)
                .flatMap(cutout -> Transparency.kept(cutout, photo))
                .<Segmentation>map(cutout -> cutout)
                .orElseGet(() -> nothingFound(phrase, found));
    }

    /** @param photo opaque */
    Detections detect(Pixels photo, String phrase) {
        Tensor prepared = network.prepared(photo);
        Features seen = photos.get(ContentHash.of(prepared), key -> network.see(prepared));
        Features read = phrases.get(
                phrase, text -> network.read(tokenizer.encode(text, settings.context(), settings.padToken())));
        return network.detect(seen, read, photo.width(), photo.height());
    }

    private Optional<MaskMap> mask(Detections found, Instance instance) {
        float unsure = found.values() == MaskValues.LOGITS && settings.upsampling() == MaskValues.LOGITS
                ? UNSURE_LOGIT
                : UNSURE_PROBABILITY;
        float[] values = found.mask(instance.index(), settings.upsampling());
        return MaskMap.of(values, found.maskWidth(), instance.box(), unsure);
    }

    private Segmentation nothingFound(String phrase, Detections found) {
        String best = found.bestScore().isEmpty()
                ? "nothing came near it"
                : String.format(
                        Locale.ROOT,
                        "the best match scores %.2f",
                        found.bestScore().getAsDouble());
        return new Segmentation.Refused(
                "nothing_found",
                "Nothing in this photo looks enough like “" + phrase + "”: " + best
                        + String.format(Locale.ROOT, ", where more than %.2f is needed", settings.threshold())
                        + "; try a simpler phrase, such as the kind of thing and its colour.");
    }

    @Override
    public void close() {
        network.close();
    }
}
