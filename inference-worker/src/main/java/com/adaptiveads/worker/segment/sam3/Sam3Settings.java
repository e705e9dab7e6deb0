package com.adaptiveads.worker.segment.sam3;

import com.adaptiveads.worker.model.ModelFailure;
import com.adaptiveads.worker.model.ModelSettings;
import com.adaptiveads.worker.onnx.BoolTensor;
import java.util.List;
import java.util.Locale;

/**
 * What a SAM 3 manifest says of its graphs.
 *
 * @param resolution side of the square picture the vision graph takes, in pixels
 * @param input what the vision graph takes, where the graph itself cannot tell (TorchScript)
 * @param context how many tokens a phrase takes
 * @param padToken what fills a phrase up: 49407 in transformers, 0 in Meta's code
 * @param maskPolarity whether a true in the text's mask is a real token or padding
 * @param masks what the decoder's masks hold
 * @param upsampling what is interpolated when masks are enlarged: Meta's order is logits, transformers' probabilities
 * @param threshold an instance counts when its score is above it
 */
record Sam3Settings(
        Layout layout,
        int resolution,
        Input input,
        int context,
        int padToken,
        Polarity maskPolarity,
        BoxFormat boxFormat,
        MaskValues masks,
        MaskValues upsampling,
        double threshold) {
    private static final int LARGEST_SIDE = 4096;
    private static final int LARGEST_TOKEN = 49_407;

    /** How the network is cut into graphs. */
    enum Layout {
        /** Raw queries: logits, boxes and masks of all, and the presence logit. */
        THREE_GRAPH,
        /** Around Meta's own code: what passes a threshold in the graph, scores worked out. */
        META
    }

    enum Input {
        /** Floats, -1..1. */
        FLOAT,
        /** Bytes, 0..255. */
        UINT8
    }

    enum Polarity {
        VALID,
        PADDING
    }

    enum BoxFormat {
        /** Left, top, right, bottom as shares of the picture. */
        XYXY,
        /** Centre, width, height as shares of the picture. */
        CXCYWH,
        /** Left, top, right, bottom in pixels of the size the decoder was told. */
        PIXELS
    }

    /** Above which value a mask's pixel is part of the instance. */
    enum MaskValues {
        /** 0. */
        LOGITS,
        /** A half. */
        PROBABILITIES,
        /** True. */
        BINARY
    }

    /** @throws ModelFailure when something is missing or makes no sense */
    static Sam3Settings of(ModelSettings json) {
        return new Sam3Settings(
                json.choice("layout", List.of(Layout.values()), Layout.THREE_GRAPH),
                json.integer("resolution", 1, LARGEST_SIDE),
                json.choice("input", List.of(Input.values()), Input.FLOAT),
                json.integer("context", 2, LARGEST_SIDE),
                json.integer("pad_token", 0, LARGEST_TOKEN),
                json.choice("mask_polarity", List.of(Polarity.values())),
                json.choice("box_format", List.of(BoxFormat.values())),
                json.choice("masks", List.of(MaskValues.values())),
                json.choice("upsampling", List.of(MaskValues.LOGITS, MaskValues.PROBABILITIES), MaskValues.LOGITS),
                json.number("threshold", 0, 1));
    }

    /**
     * Looks whether the text graph's mask marks what the manifest says: a mask read the wrong way round makes the network
     * attend to padding alone, which fails nowhere and finds nothing.
     *
     * @param real how many tokens of the phrase are no padding
     * @throws ModelFailure when it does not
     */
    void checkPolarity(BoolTensor mask, int real) {
        int marked = 0;
        for (int i = 0; i < mask.size(); i++) {
            marked += mask.get(i) ? 1 : 0;
        }
        if (marked != (maskPolarity == Polarity.VALID ? real : mask.size() - real)) {
            throw ModelFailure.unusable("The text graph's mask marks " + marked + " of " + mask.size()
                    + " tokens of a phrase of " + real + ", which is not what mask_polarity "
                    + maskPolarity.name().toLowerCase(Locale.ROOT) + " in the manifest means.");
        }
    }
}
