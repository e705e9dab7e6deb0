package com.adaptiveads.events.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Bytes to objects and back. */
public final class Json {
    private static final int MAX_DEPTH = 32;
    private static final int MAX_NUMBER_DIGITS = 64;

    private static final JSON CODEC = JSON.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(MAX_NUMBER_DIGITS)
                            .build())
                    .build())
            .build();

    private Json() {}

    /**
     * Reads one JSON object and nothing after it.
     *
     * @throws InvalidJson {@code invalid_json} when it does not parse, nests deeper than 32, repeats a key, or is not an
     *     object
     */
    public static JsonObject object(byte[] json) {
        try (JsonParser parser = CODEC.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new InvalidJson("invalid_json", "The body must be a JSON object.");
            }
            JsonObject object = new JsonObject("", CODEC.mapFrom(parser));
            if (parser.nextToken() != null) {
                throw new InvalidJson("invalid_json", "The body must be one JSON object with nothing after it.");
            }
            return object;
        } catch (JsonProcessingException e) {
            throw new InvalidJson("invalid_json", "The body is not valid JSON.");
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a byte array does not fail to be read
        }
    }

    public static JsonObject object(String json) {
        return object(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes maps, iterables, strings, numbers, booleans and nulls; nothing else has a JSON form here. */
    public static byte[] bytes(Map<String, ?> object) {
        try {
            return CODEC.asBytes(object);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String string(Map<String, ?> object) {
        return new String(bytes(object), StandardCharsets.UTF_8);
    }
}
