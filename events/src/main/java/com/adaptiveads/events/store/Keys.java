package com.adaptiveads.events.store;

/** Keys of the data bucket. */
public final class Keys {
    public static final String ORIGINALS = "originals/";
    public static final String DROP = "drop/";

    private Keys() {}

    /** A picture segmentation makes; {@code preview/…} are at most 512 px on their long side, for answers in JSON. */
    public enum View {
        ORIGINAL("original.jpg"),
        CROPPED("cropped.png"),
        CROPPED_ON_WHITE("cropped.jpg"),
        FULL("full.png"),
        ORIGINAL_PREVIEW("preview/original.jpg"),
        CROPPED_PREVIEW("preview/cropped.png"),
        FULL_PREVIEW("preview/full.png");

        private final String file;

        View(String file) {
            this.file = file;
        }

        public String file() {
            return file;
        }
    }

    public static String original(String productId, ImageType type) {
        return ORIGINALS + productId + "." + type.extension();
    }

    /** Everything segmentation made of a product. */
    public static String products(String productId) {
        return "products/" + productId + "/";
    }

    public static String view(String productId, View view) {
        return products(productId) + view.file();
    }

    /** Every composition of a product, of all jobs. */
    public static String compositions(String productId) {
        return "compositions/" + productId + "/";
    }

    /** Everything a compose job made. */
    public static String compositions(String productId, String jobId) {
        return compositions(productId) + jobId + "/";
    }

    public static String composition(CompositionId id) {
        return compositions(id.productId(), id.jobId()) + id.n() + ".jpg";
    }

    public static String compositionPreview(CompositionId id) {
        return compositions(id.productId(), id.jobId()) + "preview/" + id.n() + ".jpg";
    }

    public static String manifest(String productId, String jobId) {
        return compositions(productId, jobId) + "manifest.json";
    }
}
