package com.adaptiveads.events.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.adaptiveads.events.json.InvalidJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhraseTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\t\n", "\u00a0", "\u2003\u00a0 ", "\u3000"})
    void whiteSpaceOfAnyScriptIsNoPhrase(String raw) {
        InvalidJson refused = assertThrows(InvalidJson.class, () -> Phrase.of("product_name", raw));
        assertEquals("missing_field", refused.code());
    }

    @Test
    void whiteSpaceOfAnyScriptIsFolded() {
        assertEquals(
                "red sneaker",
                Phrase.of("p", "\u00a0red \u3000\t sneaker\u2003").text());
    }

    @Test
    void charactersAreCountedNotTheirHalves() {
        String most = "👟".repeat(200);
        assertEquals(most, Phrase.of("p", most).text());
        assertThrows(InvalidJson.class, () -> Phrase.of("p", most + "a"));
    }

    @Test
    void controlCharactersAreRefused() {
        assertThrows(InvalidJson.class, () -> Phrase.of("p", "red\u0000sneaker"));
    }
}
