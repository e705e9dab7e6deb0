package com.adaptiveads.worker.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClipTokenizerTest {
    private static final ClipTokenizer TOKENIZER = ClipTokenizer.load();

    @Test
    void putsAStartAndAnEndAroundTheTextAndPadsTheRest() {
        TokenIds ids = TOKENIZER.encode("a photo of a cat", 10, 0);
        assertArrayEquals(new long[] {49406, 320, 1125, 539, 320, 2368, 49407, 0, 0, 0}, ids.ids());
        assertArrayEquals(new long[] {1, 1, 1, 1, 1, 1, 1, 0, 0, 0}, ids.attentionMask());
        assertEquals(7, ids.length());
        assertFalse(ids.truncated());
    }

    @Test
    void noTextIsAStartAndAnEnd() {
        for (String text : List.of("", " \n\t\u3000")) {
            assertArrayEquals(
                    new long[] {49406, 49407, 49407},
                    TOKENIZER.encode(text, 3, ClipTokenizer.END).ids());
        }
    }

    @Test
    void whatDoesNotFitIsCutBeforeTheEndTokenAndReported() {
        TokenIds ids = TOKENIZER.encode("a photo of a cat, 2 Dogs", 6, 0);
        assertArrayEquals(new long[] {49406, 320, 1125, 539, 320, 49407}, ids.ids());
        assertTrue(ids.truncated());
        assertEquals("cat , 2 dogs", ids.cut());
        assertEquals(6, ids.length());
    }

    @Test
    void aCutInTheMiddleOfAWordReportsTheRestOfTheWord() {
        TokenIds whole = TOKENIZER.encode("headphoneset", 77, 0);
        assertTrue(whole.length() > 3, "more than one token");
        TokenIds cut = TOKENIZER.encode("headphoneset", 3, 0);
        assertTrue("headphoneset".endsWith(cut.cut()) && cut.truncated(), cut.cut());
    }

    @Test
    void reportsWhatWasCutAsTheModelWouldHaveReadIt() {
        String text = "Größe 42 “ça va” 日本 👟 <|endoftext|>";
        assertEquals(
                "größe 4 2 “ ça va ” 日本 👟 <|endoftext|>",
                TOKENIZER.encode(text, 2, 0).cut());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD83D", "\uDC5F", "a\uD83Db", "\uDC5F\uD83D"})
    void halfACharacterIsReadAsAReplacementCharacter(String broken) {
        String whole = broken.replace('\uD83D', '\uFFFD').replace('\uDC5F', '\uFFFD');
        assertArrayEquals(TOKENIZER.tokens(whole), TOKENIZER.tokens(broken));
    }

    @Test
    void aWordOfAnyLengthIsRead() {
        int[] tokens = TOKENIZER.tokens("ab".repeat(200_000));
        assertTrue(tokens.length > 10_000 && tokens.length < 400_000, Integer.toString(tokens.length));
        assertEquals(
                "ab".repeat(200_000),
                TOKENIZER.encode("ab".repeat(200_000), 2, 0).cut());
    }

    @Test
    void theSameTextHasTheSameTokensWhoeverAsks() {
        List<String> texts = IntStream.range(0, 400)
                .mapToObj(i -> new Phrases(i % 40).next())
                .toList();
        List<String> found = texts.parallelStream()
                .map(t -> Arrays.toString(TOKENIZER.tokens(t)))
                .toList();
        ClipTokenizer fresh = ClipTokenizer.load();
        assertEquals(texts.stream().map(t -> Arrays.toString(fresh.tokens(t))).toList(), found);
    }

    @Test
    void aContextWithoutRoomForStartAndEndIsAnError() {
        assertThrows(IllegalArgumentException.class, () -> TOKENIZER.encode("a", 1, 0));
    }
}
