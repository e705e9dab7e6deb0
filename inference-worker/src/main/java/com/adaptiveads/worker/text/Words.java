package com.adaptiveads.worker.text;

import java.util.function.Consumer;

/**
 * Splits normalised text as CLIP's pattern does: the contractions {@code 's 't 're 've 'm 'll 'd}, runs of letters,
 * single digits, runs of anything else that is not white space.
 */
final class Words {
    private static final String[] CONTRACTIONS = {"'s", "'t", "'re", "'ve", "'m", "'ll", "'d"};

    private Words() {}

    /** The three kinds of character that make words, and what is between them. */
    private enum Kind {
        LETTER,
        NUMBER,
        SPACE,
        OTHER;

        static Kind of(int character) {
            if (Character.isLetter(character)) {
                return LETTER;
            }
            return switch (Character.getType(character)) {
                case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> NUMBER;
                case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> SPACE;
                default -> (character >= '\t' && character <= '\r') || character == 0x85 ? SPACE : OTHER;
            };
        }
    }

    static void of(String text, Consumer<String> word) {
        int at = 0;
        while (at < text.length()) {
            int end = end(text, at);
            Kind kind = Kind.of(text.codePointAt(at));
            if (kind == Kind.OTHER && text.startsWith(ClipTokenizer.END_TEXT, at)) {
                special(word);
                at += ClipTokenizer.END_TEXT.length();
                continue;
            }
            if (kind != Kind.SPACE) {
                word.accept(text.substring(at, end));
            }
            at = end;
        }
    }

    /** The pattern takes a written end token whole, and the byte-level step behind it takes it apart again. */
    private static void special(Consumer<String> word) {
        word.accept("<|");
        word.accept("endoftext");
        word.accept("|>");
    }

    private static int end(String text, int at) {
        for (String contraction : CONTRACTIONS) {
            if (text.startsWith(contraction, at)) {
                return at + contraction.length();
            }
        }
        int first = text.codePointAt(at);
        Kind kind = Kind.of(first);
        int end = at + Character.charCount(first);
        while (kind != Kind.NUMBER && end < text.length() && Kind.of(text.codePointAt(end)) == kind) {
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }
}
