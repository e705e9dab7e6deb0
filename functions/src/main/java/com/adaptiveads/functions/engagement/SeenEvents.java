package com.adaptiveads.functions.engagement;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The last {@value #CAPACITY} event ids of a session, by which a repeated event is known, oldest first. Of each 40 bits of a
 * hash are kept: a new event is taken for one of them once in 10^10 times.
 */
record SeenEvents(List<Long> hashes) {
    static final SeenEvents NONE = new SeenEvents(List.of());
    static final int CAPACITY = 100;

    private static final int BYTES = 5;
    private static final int LONG_BYTES = 6;
    private static final long MASK = (1L << (8 * BYTES)) - 1;

    SeenEvents {
        hashes = List.copyOf(hashes.subList(Math.max(0, hashes.size() - CAPACITY), hashes.size()));
    }

    boolean contains(String id) {
        return hashes.contains(hash(id));
    }

    SeenEvents with(List<String> ids) {
        List<Long> all = new ArrayList<>(hashes);
        ids.forEach(id -> all.add(hash(id)));
        return new SeenEvents(all);
    }

    /** FNV-1a with the finaliser of SplitMix64, which spreads ids that differ only in their last characters. */
    private static Long hash(String id) {
        long h = 0xcbf29ce484222325L;
        for (int i = 0; i < id.length(); i++) {
            h = (h ^ id.charAt(i)) * 0x100000001b3L;
        }
        h = (h ^ (h >>> 30)) * 0xbf58476d1ce4e5b9L;
        h = (h ^ (h >>> 27)) * 0x94d049bb133111ebL;
        return (h ^ (h >>> 31)) & MASK;
    }

    String encode() {
        ByteBuffer bytes = ByteBuffer.allocate(hashes.size() * BYTES);
        hashes.forEach(h -> bytes.put((byte) (h >>> 32)).putInt(h.intValue()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    static SeenEvents decode(String text) {
        return decode(text, BYTES);
    }

    /** As written with 48 bits a hash. */
    static SeenEvents decodeLong(String text) {
        return decode(text, LONG_BYTES);
    }

    private static SeenEvents decode(String text, int width) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
        if (bytes.remaining() % width != 0 || bytes.remaining() > CAPACITY * width) {
            throw new IllegalArgumentException("not a list of event hashes");
        }
        List<Long> hashes = new ArrayList<>();
        while (bytes.hasRemaining()) {
            long hash = 0;
            for (int i = 0; i < width; i++) {
                hash = hash << 8 | Byte.toUnsignedInt(bytes.get());
            }
            hashes.add(hash & MASK);
        }
        return new SeenEvents(hashes);
    }
}
