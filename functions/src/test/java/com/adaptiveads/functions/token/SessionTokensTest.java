package com.adaptiveads.functions.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.adaptiveads.functions.testing.TestClock;
import com.adaptiveads.functions.token.SessionTokens.Verdict;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTokensTest {
    private static final String MINE = "session_mine";
    private static final String ANOTHERS = "session_anothers";

    private final TestClock clock = new TestClock();
    private final FixedKeys keys = new FixedKeys(1);
    private final SessionTokens tokens = new SessionTokens(keys, clock);

    @Test
    void aTokenOpensItsOwnSessionOnly() {
        String token = tokens.issue(MINE);

        assertEquals(Verdict.VALID, tokens.verify(MINE, token));
        assertEquals(Verdict.FORGED, tokens.verify(ANOTHERS, token));
        assertNotEquals(token, tokens.issue(ANOTHERS));
    }

    @Test
    void noPartOfATokenCanBeChanged() {
        String token = tokens.issue(MINE);
        Random random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            char[] changed = token.toCharArray();
            int at = random.nextInt(changed.length - 1); // the last letter carries spare bits
            changed[at] =
                    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.|".charAt(random.nextInt(66));
            String other = new String(changed);
            if (!other.equals(token)) {
                assertEquals(Verdict.FORGED, tokens.verify(MINE, other), other);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "1..",
                "1.9999999999.",
                "1.9999999999.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "1.99999999999999999999.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "2.9999999999.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "null",
                "\u0000"
            })
    void whatIsNoTokenIsForged(String text) {
        assertEquals(Verdict.FORGED, tokens.verify(MINE, text));
    }

    @Test
    void aTokenIsGoodForAsLongAsASessionIsKept() {
        String token = tokens.issue(MINE);
        clock.advance(SessionTokens.LIFE.toMillis() - 1_000);
        assertEquals(Verdict.VALID, tokens.verify(MINE, token));
        clock.advance(1_000);
        assertEquals(Verdict.EXPIRED, tokens.verify(MINE, token));
    }

    @Test
    void anExpiredTokenCannotBeMadeToLastLonger() {
        String token = tokens.issue(MINE);
        String[] parts = token.split("\\.", -1);
        String longer = parts[0] + "." + (Long.parseLong(parts[1]) + 1_000_000) + "." + parts[2];
        assertEquals(Verdict.FORGED, tokens.verify(MINE, longer));
    }

    @Test
    void keysRotateWithoutASessionBeingCutOff() {
        String before = tokens.issue(MINE);
        keys.rotate(2, 1);
        String after = tokens.issue(MINE);

        assertEquals(Verdict.VALID, tokens.verify(MINE, before));
        assertEquals(Verdict.VALID, tokens.verify(MINE, after));
        assertNotEquals(before, after);
        keys.rotate(3, 2);
        assertEquals(Verdict.FORGED, tokens.verify(MINE, before), "two rotations on it is over");
        assertEquals(Verdict.VALID, tokens.verify(MINE, after));
    }
}
