package com.adaptiveads.worker.compose;

import com.adaptiveads.worker.image.Pixels;

/** A finished ad: the background's size, opaque, with the proof that the product in it is untouched. */
public record Composition(Pixels pixels, Placement placement, Integrity integrity) {}
