package com.adaptiveads.worker.text;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * CLIP's 49 408 tokens and the merges that make them: ids 0..255 are the bytes, 256..511 the bytes that end a word, then
 * one token for each merge in order of its rank, then start and end. The bytes are in GPT-2's order: first those that
 * print, then the others.
 */
final class Vocabulary {
    static final int START = 49_406;
    static final int END = 49_407;
    /** What {@link #rank} says of a pair that does not merge. */
    static final int NONE = -1;

    private static final String WORD_END = "</w>";
    private static final int BYTES = 256;
    private static final int FIRST_MERGE = 2 * BYTES;
    private static final int MERGES = START - FIRST_MERGE;
    private static final int SLOTS = 1 << 17;

    private final int[] byteIds = new int[BYTES];
    private final byte[] bytes = new byte[BYTES];
    private final int[] pairs = new int[MERGES];
    private final int[] slots = new int[SLOTS];

    private Vocabulary() {
        Arrays.fill(slots, NONE);
    }

    /** The vocabulary that comes with the worker. */
    static Vocabulary load() {
        try (InputStream file = Vocabulary.class.getResourceAsStream("merges.txt.gz")) {
            if (file == null) {
                throw new IllegalStateException("merges.txt.gz is not in the worker's jar");
            }
            return read(new GZIPInputStream(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From a {@code merges.txt}: a line with the version, then one pair a line, best rank first. */
    private static Vocabulary read(InputStream merges) throws IOException {
        Vocabulary vocabulary = new Vocabulary();
        Map<String, Integer> ids = HashMap.newHashMap(END);
        vocabulary.nameBytes(ids);
        BufferedReader lines = new BufferedReader(new InputStreamReader(merges, StandardCharsets.UTF_8));
        lines.readLine();
        for (int rank = 0; rank < MERGES; rank++) {
            String line = lines.readLine();
            int space = line == null ? -1 : line.indexOf(' ');
            if (line == null || space < 0) {
                throw new IOException("merge " + rank + " of " + MERGES + " is missing");
            }
            String left = line.substring(0, space);
            String right = line.substring(space + 1);
            vocabulary.add(rank, id(ids, left), id(ids, right));
            ids.put(left.concat(right), FIRST_MERGE + rank);
        }
        return vocabulary;
    }

    /** The id of a byte, in the middle of a word or as its last. */
    int id(byte value, boolean last) {
        return byteIds[value & 0xFF] + (last ? BYTES : 0);
    }

    /** How early two neighbours merge, 0 first, or {@link #NONE}. */
    int rank(int left, int right) {
        int pair = left << 16 | right;
        for (int slot = slot(pair); slots[slot] != NONE; slot = (slot + 1) % SLOTS) {
            if (pairs[slots[slot]] == pair) {
                return slots[slot];
            }
        }
        return NONE;
    }

    /** The id of what two neighbours merge into. */
    static int merged(int rank) {
        return FIRST_MERGE + rank;
    }

    /** What tokens stand for, a space after each word. */
    String text(int[] ids, int from) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (int i = from; i < ids.length; i++) {
            write(ids[i], text);
        }
        return text.toString(StandardCharsets.UTF_8).strip();
    }

    private void write(int id, ByteArrayOutputStream text) {
        if (id >= START) {
            text.writeBytes(
                    (id == START ? ClipTokenizer.START_TEXT : ClipTokenizer.END_TEXT).getBytes(StandardCharsets.UTF_8));
        } else if (id >= FIRST_MERGE) {
            write(pairs[id - FIRST_MERGE] >>> 16, text);
            write(pairs[id - FIRST_MERGE] & 0xFFFF, text);
        } else {
            text.write(bytes[id % BYTES]);
            if (id >= BYTES) {
                text.write(' ');
            }
        }
    }

    private void add(int rank, int left, int right) {
        pairs[rank] = left << 16 | right;
        int slot = slot(pairs[rank]);
        while (slots[slot] != NONE) {
            slot = (slot + 1) % SLOTS;
        }
        slots[slot] = rank;
    }

    private static int slot(int pair) {
        return (pair * 0x9E3779B9) >>> 15;
    }

    private void nameBytes(Map<String, Integer> ids) {
        int next = 0;
        for (boolean printing : new boolean[] {true, false}) {
            int others = BYTES;
            for (int value = 0; value < BYTES; value++) {
                if (prints(value) == printing) {
                    String name = Character.toString(printing ? value : others);
                    ids.put(name, next);
                    ids.put(name.concat(WORD_END), next + BYTES);
                    bytes[next] = (byte) value;
                    byteIds[value] = next++;
                    others++;
                }
            }
        }
    }

    private static boolean prints(int value) {
        return (value >= '!' && value <= '~') || (value >= 0xA1 && value != 0xAD);
    }

    private static int id(Map<String, Integer> ids, String token) throws IOException {
        Integer id = ids.get(token);
        if (id == null) {
            throw new IOException("merges.txt uses " + token + " before it is made");
        }
        return id;
    }
}
