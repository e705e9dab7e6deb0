package com.adaptiveads.worker.text;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.adaptiveads.worker.parity.Golden;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/**
 * Microseconds to encode a text, best of several passes over many, beside Hugging Face's Rust tokenizer through JNI in
 * the same run: prompts as the painter writes them, and made-up text whose words are all new; and milliseconds to load.
 * Prints {@code name ours peer ratio}.
 */
public final class TokenizerBench {
    private static final int TEXTS = 2000;
    private static final int PASSES = 8;
    private static final int CONTEXT = 77;

    private TokenizerBench() {}

    public static void main(String[] args) throws IOException {
        System.out.println("name ours_us peer_us ratio");
        long start = System.nanoTime();
        ClipTokenizer tokenizer = ClipTokenizer.load();
        long loaded = System.nanoTime();
        try (InputStream file = Files.newInputStream(Golden.resource("golden/text/tokenizer.json.gz"));
                InputStream json = new GZIPInputStream(file);
                HuggingFaceTokenizer peer = HuggingFaceTokenizer.newInstance(json, Map.of("maxLength", "77"))) {
            report("tokenizer_load", (loaded - start) / 1e3, (System.nanoTime() - loaded) / 1e3);
            List<String> prompts = IntStream.range(0, TEXTS)
                    .mapToObj(i ->
                            "abstract background, flowing liquid paint texture, deep petrol blue tones, smooth, clean,"
                                    + " minimal " + i)
                    .toList();
            run("tokenizer_prompt", prompts, tokenizer, peer);
            Phrases phrases = new Phrases(5);
            run(
                    "tokenizer_made_up",
                    IntStream.range(0, TEXTS).mapToObj(i -> phrases.next()).toList(),
                    tokenizer,
                    peer);
        }
    }

    private static void run(String name, List<String> texts, ClipTokenizer tokenizer, HuggingFaceTokenizer peer) {
        double ours = best(texts, text -> tokenizer.encode(text, CONTEXT, ClipTokenizer.END));
        report(name, ours, best(texts, peer::encode));
    }

    private static void report(String name, double ours, double peer) {
        System.out.printf("%s %.1f %.1f %.2f%n", name, ours, peer, ours / peer);
    }

    private static double best(List<String> texts, Consumer<String> encode) {
        double best = Double.MAX_VALUE;
        for (int pass = 0; pass < PASSES; pass++) {
            long start = System.nanoTime();
            texts.forEach(encode);
            best = Math.min(best, (System.nanoTime() - start) / 1e3 / texts.size());
        }
        return best;
    }
}
