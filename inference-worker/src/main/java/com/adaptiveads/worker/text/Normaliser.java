package com.adaptiveads.worker.text;

import java.text.Normalizer;

/**
 * Canonical composition, then lower case, character by character: neither a final sigma nor a language is looked at.
 * What the reference also does to white space has no effect, for words are split at it.
 */
final class Normaliser {
    private static final int CAPITAL_I_WITH_DOT = 0x130;

    /**
     * First and last of the characters that the reference's composition, made with the tables of Unicode 10, takes for
     * starters that nothing composes with: combining marks that came later, and scripts whose characters compose.
     */
    private static final int[] LATER = {
        0x7FD, 0x7FD, 0x897, 0x89F, 0x8CA, 0x8D3, 0x9FE, 0x9FE, 0xC3C, 0xC3C, 0xD3B, 0xD3D, 0xEBA, 0xEBA, 0x1715,
        0x1715, 0x1ABF, 0x1ACE, 0x1DF6, 0x1DFA, 0xA82C, 0xA82C, 0x105C0, 0x105FF, 0x10D24, 0x10D27, 0x10D69, 0x10D6D,
        0x10EAB, 0x10EAC, 0x10EFD, 0x10EFF, 0x10F46, 0x10F50, 0x10F82, 0x10F85, 0x11070, 0x11070, 0x1133B, 0x1133B,
        0x11380, 0x113FF, 0x1145E, 0x1145E, 0x11839, 0x1183A, 0x11930, 0x11930, 0x11935, 0x11935, 0x1193D, 0x1193E,
        0x11943, 0x11943, 0x119E0, 0x119E0, 0x11A34, 0x11A34, 0x11A47, 0x11A47, 0x11A99, 0x11A99, 0x11D42, 0x11D42,
        0x11D44, 0x11D45, 0x11D97, 0x11D97, 0x11F41, 0x11F42, 0x16100, 0x1613F, 0x16D40, 0x16D7F, 0x16FF0, 0x16FF1,
        0x1E08F, 0x1E08F, 0x1E130, 0x1E136, 0x1E2AE, 0x1E2AE, 0x1E2EC, 0x1E2EF, 0x1E4EC, 0x1E4EF, 0x1E5EE, 0x1E5EF
    };

    private Normaliser() {}

    static String normalise(String text) {
        StringBuilder result = new StringBuilder(text.length());
        int composedTo = 0;
        for (int at = 0; at < text.length(); ) {
            int character = text.codePointAt(at);
            int end = at + Character.charCount(character);
            if (character >= LATER[0] && isLater(character)) {
                lower(Normalizer.normalize(text.substring(composedTo, at), Normalizer.Form.NFC), result);
                lower(text.substring(at, end), result);
                composedTo = end;
            }
            at = end;
        }
        lower(Normalizer.normalize(text.substring(composedTo), Normalizer.Form.NFC), result);
        return result.toString();
    }

    private static void lower(String text, StringBuilder result) {
        for (int at = 0; at < text.length(); ) {
            int character = text.codePointAt(at);
            at += Character.charCount(character);
            if (character == CAPITAL_I_WITH_DOT) {
                result.append("i\u0307");
            } else if (Character.getType(character) == Character.SURROGATE) {
                result.append('\uFFFD'); // half a pair has no UTF-8
            } else {
                result.appendCodePoint(lower(character));
            }
        }
    }

    /** The reference has the letters of Unicode 17 already, Java 25 those of 16. */
    private static int lower(int character) {
        return switch (character) {
            case 0xA7CE, 0xA7D2, 0xA7D4 -> character + 1;
            default ->
                character >= 0x16EA0 && character <= 0x16EB8 ? character + 0x1B : Character.toLowerCase(character);
        };
    }

    private static boolean isLater(int character) {
        for (int i = 0; i < LATER.length; i += 2) {
            if (character <= LATER[i + 1]) {
                return character >= LATER[i];
            }
        }
        return false;
    }
}
