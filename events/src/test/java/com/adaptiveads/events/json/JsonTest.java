package com.adaptiveads.events.json;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[1]",
                "1",
                "null",
                "\"a\"",
                "{",
                "{\"a\":}",
                "{\"a\":1,}",
                "{'a':1}",
                "{\"a\":NaN}",
                "{\"a\":Infinity}",
                "{\"a\":01}",
                "{\"a\":1}{\"a\":1}",
                "{\"a\":1} trailing",
                "{\"a\":1,\"a\":2}",
                "{\"a\":\"unfinished",
                "/* comment */{}",
                "{\"a\":1//\n}"
            })
    void whatIsNoSingleJsonObjectIsRefusedInOneSentence(String json) {
        InvalidJson refusal = assertThrows(InvalidJson.class, () -> Json.object(json));
        assertEquals("invalid_json", refusal.code());
        assertTrue(refusal.sentence().endsWith("."), refusal.sentence());
    }

    @Test
    void deepNestingIsRefusedBeforeItCostsTheStack() {
        InvalidJson refusal = assertThrows(
                InvalidJson.class, () -> Json.object("{\"a\":" + "[".repeat(200_000) + "]".repeat(200_000) + "}"));
        assertEquals("invalid_json", refusal.code());
    }

    @Test
    void endlessNumbersAreRefusedBeforeTheyAreConverted() {
        assertThrows(InvalidJson.class, () -> Json.object("{\"a\":" + "9".repeat(1_000_000) + "}"));
    }

    @Test
    void anyBytesEitherParseOrAreRefused() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        byte[] seed = "{\"session_id\":\"s\",\"events\":[{\"type\":\"click\",\"data\":{\"x\":1.5e3,\"y\":null}}]}"
                .getBytes(StandardCharsets.UTF_8);
        int parsed = 0;
        for (int round = 0; round < 20_000; round++) {
            byte[] json = seed.clone();
            for (int flips = random.nextInt(4); flips >= 0; flips--) {
                json[random.nextInt(json.length)] = (byte) random.nextInt(256);
            }
            try {
                Json.object(json);
                parsed++;
            } catch (InvalidJson expected) {
                assertEquals("invalid_json", expected.code());
            }
        }
        assertTrue(parsed > 0, "the fuzz never hit valid JSON: it tests nothing");
    }

    @Test
    void aWrongFieldIsNamedWithItsPath() {
        JsonObject body =
                Json.object("{\"canvas\":{\"width\":\"12\"},\"layout\":[{\"x\":1},{\"x\":true}],\"n\":1e999}");
        assertEquals(
                "canvas.width must be a number.",
                assertThrows(InvalidJson.class, () -> body.object("canvas").number("width", 0, 1))
                        .sentence());
        JsonObject second = body.objects("layout", 10).get(1);
        assertEquals(
                "layout[1].x must be a number.",
                assertThrows(InvalidJson.class, () -> second.number("x", 0, 1)).sentence());
        assertEquals(
                "layout[1].y is missing.",
                assertThrows(InvalidJson.class, () -> second.number("y", 0, 1)).sentence());
        assertEquals(
                "n must be a number.",
                assertThrows(InvalidJson.class, () -> body.number("n", 0, 1)).sentence());
        assertEquals(
                "layout must be an array of at most 1.",
                assertThrows(InvalidJson.class, () -> body.objects("layout", 1)).sentence());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a#b", "a/b", "a b", "ä", "BATCH#1", "a\\u0000b"})
    void idsThatCouldBeMistakenForKeysAreRefused(String id) {
        JsonObject body = Json.object("{\"session_id\":\"" + id + "\"}");
        assertEquals(
                "session_id must be 1 to 128 letters, digits or _ . : -.",
                assertThrows(InvalidJson.class, () -> body.id("session_id")).sentence());
    }

    @Test
    void aNullFieldCountsAsMissing() {
        JsonObject body = Json.object("{\"a\":null}");
        assertEquals(Optional.empty(), body.optionalString("a"));
        assertEquals(
                "missing_field",
                assertThrows(InvalidJson.class, () -> body.string("a")).code());
    }

    @Test
    void whatIsWrittenReadsBackTheSame() {
        Map<String, Object> written = new Fields()
                .with("text", "a \"quoted\" \u2603 \ud83d\udc5f line\n")
                .with("list", List.of(1, 2.5, "x", true, Map.of("k", "v")))
                .with("absent", Optional.empty())
                .map();
        byte[] json = Json.bytes(written);
        assertArrayEquals(json, Json.bytes(Json.object(json).fields()));
    }

    @Test
    void whateverParsesCanBeWrittenAgain() {
        String json =
                "{\"a\":[1,-9223372036854775808,123456789012345678901234567890,0.5,1.0E300,true,null,\"\\u0000é\"],\"b\":{\"c\":[]}}";
        Map<String, Object> read = Json.object(json).fields();
        assertEquals(read, Json.object(Json.bytes(read)).fields());
    }

    @Test
    void whatHasNoJsonFormIsNotWrittenAsIfItHad() {
        assertThrows(IllegalArgumentException.class, () -> Json.bytes(Map.of("a", new Object())));
    }
}
