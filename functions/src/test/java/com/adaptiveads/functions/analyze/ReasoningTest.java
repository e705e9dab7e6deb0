package com.adaptiveads.functions.analyze;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReasoningTest {
    @ParameterizedTest
    @CsvSource({"2, 2", "999, 999", "1000, 1 000", "12340, 12 340", "1234567, 1 234 567"})
    void thousandsStandApart(int compositions, String written) {
        assertEquals(
                List.of(written + " compositions are here."),
                new Reasoning().delivered(compositions).sentences());
    }
}
