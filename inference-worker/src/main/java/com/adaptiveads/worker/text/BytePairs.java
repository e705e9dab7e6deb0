package com.adaptiveads.worker.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Byte-pair encoding of single words: the neighbours of the best rank are merged, the leftmost first, until none merge.
 * Words seen before are remembered, up to a limit, so that strangers' text cannot fill the memory.
 */
final class BytePairs {
    private static final int MOST_WORDS = 16_384;
    private static final int LONGEST_REMEMBERED = 48;

    private final Vocabulary vocabulary;
    private final Map<String, int[]> known = new ConcurrentHashMap<>();

    BytePairs(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** The word's tokens; shared, not to be changed. */
    int[] encode(String word) {
        int[] found = known.get(word);
        if (found != null) {
            return found;
        }
        int[] tokens = merge(word.getBytes(StandardCharsets.UTF_8));
        if (word.length() <= LONGEST_REMEMBERED && known.size() < MOST_WORDS) {
            known.put(word, tokens);
        }
        return tokens;
    }

    private int[] merge(byte[] word) {
        int length = word.length;
        int[] ids = new int[length];
        int[] next = new int[length];
        int[] previous = new int[length];
        for (int i = 0; i < length; i++) {
            ids[i] = vocabulary.id(word[i], i == length - 1);
            next[i] = i + 1;
            previous[i] = i - 1;
        }
        PriorityQueue<Long> pairs = new PriorityQueue<>();
        for (int i = 0; i + 1 < length; i++) {
            offer(pairs, ids, i, i + 1);
        }
        for (Long pair = pairs.poll(); pair != null; pair = pairs.poll()) {
            int at = pair.intValue();
            int rank = (int) (pair >> 32);
            int right = next[at];
            if (ids[at] < 0 || right == length || vocabulary.rank(ids[at], ids[right]) != rank) {
                continue; // one of the two has become part of something else
            }
            ids[at] = Vocabulary.merged(rank);
            ids[right] = -1;
            next[at] = next[right];
            if (next[at] < length) {
                previous[next[at]] = at;
                offer(pairs, ids, at, next[at]);
            }
            if (previous[at] >= 0) {
                offer(pairs, ids, previous[at], at);
            }
        }
        return Arrays.stream(ids).filter(id -> id >= 0).toArray();
    }

    /** Pairs in order of their rank, then of their place. */
    private void offer(PriorityQueue<Long> pairs, int[] ids, int left, int right) {
        int rank = vocabulary.rank(ids[left], ids[right]);
        if (rank != Vocabulary.NONE) {
            pairs.add((long) rank << 32 | left);
        }
    }
}
