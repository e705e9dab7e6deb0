package com.adaptiveads.worker.text;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.adaptiveads.worker.onnx.ByteTensor;
import com.adaptiveads.worker.onnx.LongTensor;
import com.adaptiveads.worker.parity.Golden;
import com.adaptiveads.worker.parity.Parity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("parity")
class ClipTokenizerParityTest {
    private static final int STRINGS = 20_000;
    private static final int BLOCK = 128;

    private final ClipTokenizer tokenizer = ClipTokenizer.load();

    @ParameterizedTest
    @ValueSource(ints = {32, 77})
    void givesTheIdsOfTransformers(int context) {
        Golden golden = Golden.read("text/clip");
        ByteTensor texts = golden.bytes("texts");
        LongTensor textEnds = golden.longs("text_ends");
        long[] ids = golden.longs("ids_" + context).toArray();
        LongTensor ends = golden.longs("ends_" + context);
        int different = 0;
        for (int i = 0; i < textEnds.size(); i++) {
            int from = i == 0 ? 0 : (int) textEnds.get(i - 1);
            byte[] text = new byte[(int) textEnds.get(i) - from];
            texts.data().get(from, text);
            long[] expected = Arrays.copyOfRange(ids, i == 0 ? 0 : (int) ends.get(i - 1), (int) ends.get(i));
            TokenIds found = tokenizer.encode(new String(text, StandardCharsets.UTF_8), context, ClipTokenizer.END);
            boolean same = found.length() == expected.length
                    && Arrays.equals(padded(expected, context), found.ids())
                    && LongStream.of(found.attentionMask()).sum() == expected.length;
            different += same ? 0 : 1;
        }
        Parity.line(
                "tokenizer, context " + context + ": " + textEnds.size() + " texts, different",
                "transformers 5.23.0 CLIPTokenizerFast",
                0,
                different);
    }

    @Test
    void givesTheIdsOfTheFastTokenizerForMadeUpText() throws IOException {
        try (HuggingFaceTokenizer oracle = oracle()) {
            Phrases phrases = new Phrases(2026);
            int different = different(oracle, i -> phrases.next(), STRINGS);
            Parity.line("tokenizer: " + STRINGS + " made-up texts, different", "HF tokenizers (Rust)", 0, different);
        }
    }

    @Test
    void givesTheIdsOfTheFastTokenizerForEveryCharacter() throws IOException {
        try (HuggingFaceTokenizer oracle = oracle()) {
            int different = different(oracle, ClipTokenizerParityTest::block, 0x110000 / BLOCK);
            Parity.line("tokenizer: every character of Unicode, different", "HF tokenizers (Rust)", 0, different);
        }
    }

    /** The characters of a block of Unicode, each after a letter and between a digit and punctuation. */
    private static String block(int index) {
        StringBuilder text = new StringBuilder();
        for (int character = index * BLOCK; character < (index + 1) * BLOCK; character++) {
            if (character < 0xD800 || character > 0xDFFF) {
                text.append(" x").appendCodePoint(character).append("1!").appendCodePoint(character);
            }
        }
        return text.toString();
    }

    private int different(HuggingFaceTokenizer oracle, IntFunction<String> text, int count) {
        int different = 0;
        for (int i = 0; i < count; i++) {
            String phrase = text.apply(i);
            long[] expected = oracle.encode(phrase).getIds();
            long[] own = Arrays.copyOfRange(expected, 1, expected.length - 1);
            if (!Arrays.equals(
                    own, IntStream.of(tokenizer.tokens(phrase)).asLongStream().toArray())) {
                different++;
                System.err.println("different: "
                        + phrase.codePoints().mapToObj(Integer::toHexString).toList());
            }
        }
        return different;
    }

    private static long[] padded(long[] ids, int context) {
        long[] padded = Arrays.copyOf(ids, context);
        Arrays.fill(padded, ids.length, context, ClipTokenizer.END);
        return padded;
    }

    private static HuggingFaceTokenizer oracle() throws IOException {
        try (InputStream file = Files.newInputStream(Golden.resource("golden/text/tokenizer.json.gz"));
                InputStream json = new GZIPInputStream(file)) {
            return HuggingFaceTokenizer.newInstance(json, Map.of("truncation", "false", "padding", "false"));
        }
    }
}
