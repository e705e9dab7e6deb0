package com.adaptiveads.worker.job;

import com.adaptiveads.events.store.Keys.View;
import com.adaptiveads.worker.image.Crop;
import com.adaptiveads.worker.image.ImageEncoder;
import com.adaptiveads.worker.image.Pixels;
import com.adaptiveads.worker.image.Resampler;
import com.adaptiveads.worker.segment.Segmentation.Cutout;

/** Makes the files a segmented product is shown by. */
final class Views {
    /** Longest side of a preview in pixels: three of them fit into one JSON answer. */
    static final int PREVIEW = 512;

    static final double JPEG_QUALITY = 0.92; // what the original system stored
    static final double PREVIEW_QUALITY = 0.85;

    private final ImageEncoder encoder;

    Views(ImageEncoder encoder) {
        this.encoder = encoder;
    }

    /** One file, encoded. */
    byte[] file(View view, Pixels photo, Cutout cutout) {
        return switch (view) {
            case ORIGINAL -> encoder.jpeg(photo, JPEG_QUALITY);
            case CROPPED -> encoder.png(cropped(cutout));
            case CROPPED_ON_WHITE -> encoder.jpeg(cropped(cutout), JPEG_QUALITY);
            case FULL -> encoder.png(cutout.image());
            case ORIGINAL_PREVIEW -> encoder.jpeg(Resampler.preview(photo, PREVIEW), PREVIEW_QUALITY);
            case CROPPED_PREVIEW -> encoder.png(Resampler.preview(cropped(cutout), PREVIEW));
            case FULL_PREVIEW -> encoder.png(Resampler.preview(cutout.image(), PREVIEW));
        };
    }

    static String contentType(View view) {
        return view.file().endsWith(".png") ? "image/png" : "image/jpeg";
    }

    private static Pixels cropped(Cutout cutout) {
        return Crop.of(cutout.image(), cutout.box());
    }
}
