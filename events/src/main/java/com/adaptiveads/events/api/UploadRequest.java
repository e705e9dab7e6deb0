package com.adaptiveads.events.api;

import com.adaptiveads.events.json.InvalidJson;
import com.adaptiveads.events.json.JsonObject;
import com.adaptiveads.events.store.ImageType;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * {@code POST /api/uploads}: announces a photo that the client will put into the bucket itself.
 *
 * @param size of the photo's file in bytes, when the client says it: no other will be taken then
 */
public record UploadRequest(
        String filename, ImageType type, Phrase phrase, Optional<String> campaign, OptionalLong size) {
    private static final int MAX_FILENAME = 255;
    private static final long MAX_SIZE = 1L << 52;

    public static UploadRequest from(JsonObject body) {
        String filename = body.string("filename");
        if (filename.isBlank() || filename.length() > MAX_FILENAME) {
            throw InvalidJson.field("filename", "1 to " + MAX_FILENAME + " characters");
        }
        ImageType type = ImageType.ofContentType(body.string("content_type"))
                .orElseThrow(() -> InvalidJson.field("content_type", "image/jpeg, image/png or image/webp"));
        return new UploadRequest(
                filename,
                type,
                Phrase.of("product_name", body.string("product_name")),
                body.optionalId("campaign"),
                body.optionalInteger("size", 1, MAX_SIZE));
    }
}
