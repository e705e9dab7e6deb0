package com.adaptiveads.functions.blob;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** URLs that let anybody do one thing with one object of the data bucket until they expire. */
public interface SignedUrls {
    /** For writing an object of this type. */
    SignedPut put(String key, String contentType, Duration validity);

    /** For reading; the object need not exist. */
    String get(String key, Duration validity);

    /** @param headers which the client must send as they are, or the signature does not match */
    record SignedPut(String url, Map<String, String> headers, Instant expiresAt) {
        public SignedPut {
            headers = Map.copyOf(headers);
        }
    }
}
