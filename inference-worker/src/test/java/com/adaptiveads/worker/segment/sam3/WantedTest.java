package com.adaptiveads.worker.segment.sam3;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WantedTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "red mug",
                "a mug with two handles",
                "the glass",
                "white dress",
                "watch",
                "camera lens",
                "sunglasses",
                "a pair of sunglasses",
                "a pair of blue jeans",
                "headphones",
                "bus",
                "mug in front of bottles",
                "men's watch",
                "air max 90",
                "501 jeans",
                "two",
                "rotes Fahrrad",
                "",
                "   ",
                "!!!",
                "🙂"
            })
    void onePhraseOneThing(String phrase) {
        assertEquals(1, Wanted.by(phrase).most());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sneakers",
                "a pair of shoes",
                "pair of loafers",
                "mugs",
                "both bottles",
                "all mugs",
                "set of knives",
                "several cups on a table",
                "SALT AND PEPPER SHAKERS",
                "children",
                "earrings from above"
            })
    void pluralsAndPairsAreAllOfThem(String phrase) {
        assertEquals(Integer.MAX_VALUE, Wanted.by(phrase).most());
    }

    @ParameterizedTest
    @CsvSource({"two mugs, 2", "2 mugs, 2", "the three green bottles, 3", "１２ eggs, 12", "twelve eggs, 12"})
    void aNumberInFrontIsThatMany(String phrase, int most) {
        assertEquals(most, Wanted.by(phrase).most());
    }
}
