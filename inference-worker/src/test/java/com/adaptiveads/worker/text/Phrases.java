package com.adaptiveads.worker.text;

import java.util.SplittableRandom;

/** Made-up text of every kind that has ever confused a tokenizer; the same seed makes the same. */
final class Phrases {
    private static final String[] CONTRACTIONS = {
        "'s", "'t", "'re", "'ve", "'m", "'ll", "'d", "'S", "'LL", "’s", "'", "''s"
    };
    private static final String[] SPECIALS = {
        "<|startoftext|>", "<|endoftext|>", "<|STARTOFTEXT|>", "<|EndOfText|>", "<|endoftext", "endoftext|>", "<|", "|>"
    };
    private static final String[] WORDS = {
        "red",
        "Sneaker",
        "headphones",
        "photo",
        "of",
        "a",
        "the",
        "café",
        "naïve",
        "STRASSE",
        "straße",
        "ΣΑΣ",
        "İI",
        "ǅ",
        "ﬁ"
    };
    private static final int[] MARKS = {
        0x0300, 0x0301, 0x0307, 0x0323, 0x0327, 0x0328, 0x0334, 0x0345, 0x05B4, 0x064B, 0x093C, 0x09BE, 0x0DCA, 0x0DDF,
        0x1161, 0x11A8, 0x3099, 0x0897, 0x10EFD, 0x11930, 0x1611F, 0x113B8, 0x1E08F
    };
    private static final int[] BASES = {
        'a', 'A', 'i', 'I', 'K', 'e', 'q', 0x00C5, 0x0130, 0x1112, 0xAC00, 0x304B, 0x0915, 0x09C7, 0x0DD9, 0x105D2,
        0x11935, 0x1611E, 0x113C2, 0x16D67, 0x212B, 0x2126
    };
    private static final int[] SPACES = {' ', '\t', '\n', 0x0B, 0x0C, '\r', 0x85, 0xA0, 0x1680, 0x2003, 0x2028, 0x3000};

    private final SplittableRandom chance;

    Phrases(long seed) {
        this.chance = new SplittableRandom(seed);
    }

    String next() {
        StringBuilder text = new StringBuilder();
        int pieces = chance.nextInt(200) == 0 ? 600 : 1 + chance.nextInt(14);
        for (int i = 0; i < pieces; i++) {
            piece(text);
            if (chance.nextBoolean()) {
                text.appendCodePoint(chance.nextInt(4) == 0 ? one(SPACES) : ' ');
            }
        }
        return text.toString();
    }

    private void piece(StringBuilder text) {
        switch (chance.nextInt(11)) {
            case 0 -> text.append(one(WORDS)).append(one(CONTRACTIONS));
            case 1 -> text.append(one(SPECIALS));
            case 2 -> emoji(text);
            case 3 -> text.append(chance.nextInt(1_000_000)).appendCodePoint(0x0660 + chance.nextInt(10));
            case 4 -> text.appendCodePoint(chance.nextInt(0x20)).appendCodePoint(0x7F + chance.nextInt(0x21));
            case 5, 6 -> marked(text);
            case 7 -> near(text, chance.nextInt(0x3000));
            case 8 -> near(text, chance.nextInt(0x110000));
            case 9 -> letters(text);
            default -> punctuation(text);
        }
    }

    private void emoji(StringBuilder text) {
        for (int i = chance.nextInt(4); i >= 0; i--) {
            text.appendCodePoint(0x1F300 + chance.nextInt(0x700));
            switch (chance.nextInt(4)) {
                case 0 -> text.append('\u200D');
                case 1 -> text.append('\uFE0F');
                case 2 -> text.appendCodePoint(0x1F3FB + chance.nextInt(5));
                default -> text.appendCodePoint(0x1F1E6 + chance.nextInt(26));
            }
        }
    }

    private void marked(StringBuilder text) {
        text.appendCodePoint(one(BASES));
        for (int i = chance.nextInt(5); i > 0; i--) {
            text.appendCodePoint(one(MARKS));
        }
    }

    /** A few characters of one neighbourhood, as they are found together. */
    private void near(StringBuilder text, int character) {
        for (int i = chance.nextInt(5); i >= 0; i--) {
            int found = Math.min(character + chance.nextInt(24), 0x10FFFF);
            text.appendCodePoint(found >= 0xD800 && found < 0xE000 ? 'x' : found);
        }
    }

    private void letters(StringBuilder text) {
        int length = chance.nextInt(40) == 0 ? 400 : 1 + chance.nextInt(12);
        for (int i = 0; i < length; i++) {
            text.append((char) ((chance.nextInt(5) == 0 ? 'A' : 'a') + chance.nextInt(26)));
        }
    }

    private void punctuation(StringBuilder text) {
        for (int i = chance.nextInt(6); i >= 0; i--) {
            text.append((char) ('!' + chance.nextInt(15)));
        }
    }

    private int one(int[] of) {
        return of[chance.nextInt(of.length)];
    }

    private String one(String[] of) {
        return of[chance.nextInt(of.length)];
    }
}
