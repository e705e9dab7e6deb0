package com.adaptiveads.functions.testing;

import com.adaptiveads.functions.blob.PictureUrls;
import com.adaptiveads.functions.blob.UploadUrls;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;

/** URLs that tell what was asked for instead of a signature. */
public final class LabelledUrls implements UploadUrls, PictureUrls {
    @Override
    public SignedPut put(String key, String contentType, OptionalLong size, Duration validity) {
        return new SignedPut(
                "https://bucket.test/" + key + "?put" + (size.isPresent() ? "=" + size.getAsLong() : ""),
                Map.of("content-type", contentType),
                Instant.ofEpochMilli(TestClock.START_MS).plus(validity));
    }

    @Override
    public String get(String key, Duration validity) {
        return "https://bucket.test/" + key + "?expires=" + validity.toSeconds();
    }
}
