package com.adaptiveads.functions.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.functions.testing.Call;
import com.adaptiveads.functions.testing.Call.Answer;
import com.adaptiveads.functions.testing.Edges;
import com.adaptiveads.functions.testing.LabelledUrls;
import com.adaptiveads.functions.testing.MemoryBlobs;
import com.adaptiveads.functions.testing.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ImageHandlerTest {
    private static final String ID = "0123456789abcdef01234567";

    private final MemoryBlobs blobs = new MemoryBlobs();
    private final ImageHandler handler = new ImageHandler(Edges.edge(), blobs, new LabelledUrls());

    private Answer get(String name) {
        return Call.of("GET", "/api/image/" + name).path("name", name).to(handler);
    }

    @Test
    void aPictureIsWhereTheSignedUrlSays() {
        blobs.put("products/" + ID + "/cropped.png", new byte[1], "image/png");
        Answer answer = get(ID + "_cropped.png");
        assertEquals(302, answer.status());
        assertTrue(answer.header("location").contains("products/" + ID + "/cropped.png"));
        assertEquals("private, max-age=600", answer.header("cache-control"));
    }

    @Test
    void aCompositionIsFoundByItsId() {
        blobs.put("compositions/" + ID + "/" + ID + "/2.jpg", new byte[1], "image/jpeg");
        assertEquals(302, get(ID + "-" + ID + "-2.jpg").status());
        assertEquals(
                302,
                Call.to(handler, Samples.read("http-image-composition.json")).status());
    }

    @Test
    void theRedirectionIsForgottenBeforeTheUrlExpires() {
        blobs.put("products/" + ID + "/full.png", new byte[1], "image/png");
        Answer answer = get(ID + "_full.png");
        long validity = Long.parseLong(answer.header("location").replaceFirst(".*expires=", ""));
        long cached = Long.parseLong(answer.header("cache-control").replaceFirst(".*max-age=", ""));
        assertTrue(cached + 60 < validity);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0123456789abcdef01234567_cropped.png",
                "0123456789abcdef01234567_secrets.txt",
                "..%2f..%2foriginals",
                "manifest.json",
                "0123456789abcdef01234567-0123456789abcdef01234567-2.jpg"
            })
    void anythingElseIsNotFound(String name) {
        blobs.put("originals/" + ID + ".jpg", new byte[1], "image/jpeg");
        assertEquals(404, get(name).status());
    }
}
