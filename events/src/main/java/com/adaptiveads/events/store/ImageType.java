package com.adaptiveads.events.store;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The picture formats we take in. */
public enum ImageType {
    JPEG("jpg", "image/jpeg"),
    PNG("png", "image/png"),
    WEBP("webp", "image/webp");

    private final String extension;
    private final String contentType;

    ImageType(String extension, String contentType) {
        this.extension = extension;
        this.contentType = contentType;
    }

    /** Without the dot. */
    public String extension() {
        return extension;
    }

    public String contentType() {
        return contentType;
    }

    /** {@code image/jpg}, which browsers never send but clients do, counts as JPEG. */
    public static Optional<ImageType> ofContentType(String contentType) {
        String plain =
                contentType.toLowerCase(Locale.ROOT).replaceFirst(";.*", "").strip();
        return Arrays.stream(values())
                .filter(t -> t.contentType.equals(plain) || (t == JPEG && plain.equals("image/jpg")))
                .findFirst();
    }

    /** {@code jpeg} counts as JPEG. */
    public static Optional<ImageType> ofExtension(String extension) {
        String plain = extension.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(t -> t.extension.equals(plain) || (t == JPEG && plain.equals("jpeg")))
                .findFirst();
    }
}
