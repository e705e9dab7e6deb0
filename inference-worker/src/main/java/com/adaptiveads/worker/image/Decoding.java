package com.adaptiveads.worker.image;

/** What came of reading an image file. */
public sealed interface Decoding {
    /** The picture, upright and in sRGB. */
    record Decoded(Pixels pixels) implements Decoding {}

    /**
     * No picture, and why.
     *
     * @param code for programs: {@code not_an_image}, {@code too_many_pixels} or {@code unsupported_image}
     * @param sentence one clear sentence for people
     */
    record Refused(String code, String sentence) implements Decoding {
        static Refused notAnImage(String sentence) {
            return new Refused("not_an_image", sentence);
        }

        static Refused tooManyPixels(String sentence) {
            return new Refused("too_many_pixels", sentence);
        }

        static Refused unsupported(String sentence) {
            return new Refused("unsupported_image", sentence);
        }
    }
}
