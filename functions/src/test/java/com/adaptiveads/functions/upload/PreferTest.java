package com.adaptiveads.functions.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PreferTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|25",
                "wait=3|3",
                "Wait = 7|7",
                "wait=999999|28",
                "respond-async|0",
                "RESPOND-ASYNC|0",
                "respond-async, wait=10|10",
                "return=minimal; foo, wait=2|2",
                "wait=soon|25",
                "await=3|25",
                "not-respond-async-really|25",
                "wait=-1|25"
            })
    void theWaitIsWhatTheHeaderSaysWithinOurLimits(String header, long seconds) {
        assertEquals(seconds, Prefer.wait(header).toSeconds());
    }
}
