package com.adaptiveads.worker.scene;

/**
 * What to paint.
 *
 * @param prompt for a text-to-image model, in the original's form: {@code abstract background, <style>, <tones>,
 *     smooth, clean, minimal}
 */
public record BackgroundBrief(Style style, String prompt, Palette palette) {}
