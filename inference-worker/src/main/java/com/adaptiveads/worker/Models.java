package com.adaptiveads.worker;

import java.util.Arrays;
import java.util.Locale;

/** Whether the real models do the work, or the engines that need no weights. */
public enum Models {
    /** The engines that need no weights. */
    LITE,
    /** The models where they are installed, else the engines that need no weights. */
    PREFERRED,
    /** The models, or no start. */
    REQUIRED;

    static Models of(String text) {
        return Arrays.stream(values())
                .filter(m -> m.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("MODELS is lite, preferred or required."));
    }
}
