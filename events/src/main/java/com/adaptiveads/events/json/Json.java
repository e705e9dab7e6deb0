package com.adaptiveads.events.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Bytes to objects and back: Jackson's streams, and the few lines between them and maps. */
public final class Json {
    private static final int MAX_DEPTH = 32;
    private static final int MAX_NUMBER_DIGITS = 64;

    private static final JsonFactory STREAMS = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER_DIGITS)
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
        try (JsonParser parser = STREAMS.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new InvalidJson("invalid_json", "The body must be a JSON object.");
            }
            JsonObject object = new JsonObject("", map(parser));
            if (parser.nextToken() != null) {
                throw new InvalidJson("invalid_json", "The body must be one JSON object with nothing after it.");
            }
            return object;
        } catch (JsonProcessingException e) {
            throw notJson();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a byte array does not fail to be read
        }
    }

    public static JsonObject object(String json) {
        return object(json.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes maps, iterables, strings, numbers, booleans and nulls.
     *
     * @throws IllegalArgumentException for anything else: nothing else has a JSON form here
     */
    public static byte[] bytes(Map<String, ?> object) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator generator = STREAMS.createGenerator(bytes)) {
            write(generator, object);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public static String string(Map<String, ?> object) {
        return new String(bytes(object), StandardCharsets.UTF_8);
    }

    /** From behind an object's opening brace to its closing one. */
    private static Map<String, Object> map(JsonParser parser) throws IOException {
        Map<String, Object> map = new LinkedHashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            if (map.containsKey(name)) {
                throw notJson();
            }
            map.put(name, value(parser));
        }
        return map;
    }

    private static List<Object> list(JsonParser parser) throws IOException {
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(value(parser));
        }
        return list;
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> map(parser);
            case START_ARRAY -> list(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw notJson();
        };
    }

    private static void write(JsonGenerator generator, @Nullable Object value) throws IOException {
        switch (value) {
            case null -> generator.writeNull();
            case String text -> generator.writeString(text);
            case Map<?, ?> map -> writeObject(generator, map);
            case Iterable<?> list -> writeArray(generator, list);
            case Boolean truth -> generator.writeBoolean(truth);
            case Integer number -> generator.writeNumber(number);
            case Long number -> generator.writeNumber(number);
            case Double number -> generator.writeNumber(number);
            case Float number -> generator.writeNumber(number);
            case BigInteger number -> generator.writeNumber(number);
            default ->
                throw new IllegalArgumentException("a " + value.getClass().getName() + " has no JSON form");
        }
    }

    private static void writeObject(JsonGenerator generator, Map<?, ?> object) throws IOException {
        generator.writeStartObject();
        for (Map.Entry<?, ?> entry : object.entrySet()) {
            generator.writeFieldName((String) entry.getKey());
            write(generator, entry.getValue());
        }
        generator.writeEndObject();
    }

    private static void writeArray(JsonGenerator generator, Iterable<?> array) throws IOException {
        generator.writeStartArray();
        for (Object element : array) {
            write(generator, element);
        }
        generator.writeEndArray();
    }

    private static InvalidJson notJson() {
        return new InvalidJson("invalid_json", "The body is not valid JSON.");
    }
}
