package com.adaptiveads.worker.text;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * CLIP's tokenizer, equal to Hugging Face's fast one. Safe for use by several threads.
 *
 * @see <a href="https://arxiv.org/abs/2103.00020">Radford et al., Learning Transferable Visual Models From Natural
 *     Language Supervision</a>
 */
public final class ClipTokenizer {
    /** Pads CLIP's, Stable Diffusion's and Hugging Face's SAM 3 contexts; Meta's SAM 3 takes 0. */
    public static final int END = Vocabulary.END;

    static final String START_TEXT = "<|startoftext|>";
    static final String END_TEXT = "<|endoftext|>";

    private final Vocabulary vocabulary;
    private final BytePairs bytePairs;

    private ClipTokenizer(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.bytePairs = new BytePairs(vocabulary);
    }

    /** With the vocabulary that comes with the worker; a few dozen milliseconds. */
    public static ClipTokenizer load() {
        return new ClipTokenizer(Vocabulary.load());
    }

    /**
     * A text for a model. One that is too long loses its end; the end token stays.
     *
     * @param context how many tokens the model takes, start and end included
     * @param pad what follows the end token
     */
    public TokenIds encode(String text, int context, int pad) {
        if (context < 2) {
            throw new IllegalArgumentException("a context holds at least a start and an end, not " + context);
        }
        int[] tokens = tokens(text);
        int kept = Math.min(tokens.length, context - 2);
        long[] ids = new long[context];
        ids[0] = Vocabulary.START;
        for (int i = 0; i < kept; i++) {
            ids[i + 1] = tokens[i];
        }
        ids[kept + 1] = Vocabulary.END;
        Arrays.fill(ids, kept + 2, context, pad);
        return new TokenIds(ids, kept + 2, vocabulary.text(tokens, kept));
    }

    /** The text's own tokens, all of them. */
    int[] tokens(String text) {
        IntList tokens = new IntList();
        int from = 0;
        for (int at = text.indexOf(END_TEXT); at >= 0; at = text.indexOf(END_TEXT, from)) {
            normalised(text.substring(from, at), tokens);
            tokens.accept(Vocabulary.END);
            from = at + END_TEXT.length();
        }
        normalised(text.substring(from), tokens);
        return tokens.toArray();
    }

    /** As published, the end token is looked for in the text as written, the start token in any case of letters. */
    private void normalised(String part, IntList tokens) {
        String text = Normaliser.normalise(part);
        int from = 0;
        for (int at = text.indexOf(START_TEXT); at >= 0; at = text.indexOf(START_TEXT, from)) {
            words(text.substring(from, at), tokens);
            tokens.accept(Vocabulary.START);
            from = at + START_TEXT.length();
        }
        words(text.substring(from), tokens);
    }

    private void words(String text, IntList tokens) {
        Words.of(text, word -> {
            for (int token : bytePairs.encode(word)) {
                tokens.accept(token);
            }
        });
    }

    /** A growing array. */
    private static final class IntList implements IntConsumer {
        private int[] values = new int[32];
        private int size;

        @Override
        public void accept(int value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
            }
            values[size++] = value;
        }

        int[] toArray() {
            return Arrays.copyOf(values, size);
        }
    }
}
