package com.adaptiveads.functions.product;

import com.adaptiveads.events.api.Product.Problem;
import com.adaptiveads.events.store.ImageType;
import java.util.Optional;

/** Whether a photo can be worked on, as far as its header and its size tell. */
public sealed interface PhotoCheck {
    /** Largest photo in bytes, however it comes. */
    long MAX_BYTES = 30L << 20;

    /** Largest photo in pixels, and its longest side: what a worker can decode in the memory it has. */
    long MAX_PIXELS = 50_000_000;

    int MAX_SIDE = 16_384;

    /** It can. */
    record Usable(ImageType type) implements PhotoCheck {}

    /** It cannot, and why. */
    record Unusable(Problem problem) implements PhotoCheck {}

    /** @param start of the file, up to and beyond the header */
    static PhotoCheck of(byte[] start) {
        Optional<ImageHeader> header = ImageHeader.read(start);
        if (header.isEmpty() || header.get().width() == 0 || header.get().height() == 0) {
            return new Unusable(new Problem("The file is not a JPEG, PNG or WebP image.", "not_an_image"));
        }
        int width = header.get().width();
        int height = header.get().height();
        if ((long) width * height > MAX_PIXELS || Math.max(width, height) > MAX_SIDE) {
            String sentence = "The photo has %d x %d pixels; up to %d million, and %d a side, can be used."
                    .formatted(width, height, MAX_PIXELS / 1_000_000, MAX_SIDE);
            return new Unusable(new Problem(sentence, "too_many_pixels"));
        }
        return new Usable(header.get().type());
    }

    static Problem tooLarge() {
        return new Problem("The photo's file is larger than " + (MAX_BYTES >> 20) + " MB.", "file_too_large");
    }
}
