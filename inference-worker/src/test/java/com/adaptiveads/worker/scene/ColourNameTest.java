package com.adaptiveads.worker.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColourNameTest {
    @ParameterizedTest
    @CsvSource({
        "000000, near-black",
        "FFFFFF, white",
        "404040, charcoal grey",
        "808080, mid grey",
        "DDDDDD, light grey",
        "D01818, red",
        "E87A10, orange",
        "F0C020, yellow",
        "1E9E3A, green",
        "1E66D0, blue",
        "0E1E50, deep blue",
        "BFD8F2, pale blue",
        "8A2BC0, violet",
        "4A2C18, deep brown",
        "7D7162, brown",
        "F2E6D0, cream",
        "F0A8B8, pink"
    })
    void namesColoursAsAPersonWould(String hex, String name) {
        assertEquals(name, ColourName.of(Integer.parseInt(hex, 16)));
    }
}
