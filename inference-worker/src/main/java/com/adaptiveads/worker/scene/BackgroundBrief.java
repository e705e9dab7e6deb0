package com.adaptiveads.worker.scene;

/**
 * What to paint.
 *
 * @param palette the photo's, so that a painter can set the product off
 */
public record BackgroundBrief(Style style, Tone tone, Palette palette) {

    /** For a text-to-image model, in the original's form. */
    public String prompt() {
        return "abstract background, " + style.phrase() + ", " + tone.phrase() + ", smooth, clean, minimal";
    }
}
