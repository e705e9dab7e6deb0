package com.adaptiveads.functions.blob;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;

/** URLs that let anybody write one object of the data bucket until they expire. */
public interface UploadUrls {
    /**
     * For writing an object of this type.
     *
     * @param size bytes; when it is given, the store refuses any other
     */
    SignedPut put(String key, String contentType, OptionalLong size, Duration validity);

    /** @param headers which the client must send as they are, or the signature does not match */
    record SignedPut(String url, Map<String, String> headers, Instant expiresAt) {
        public SignedPut {
            headers = Map.copyOf(headers);
        }
    }
}
