package com.adaptiveads.functions.engagement;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The last {@value #CAPACITY} event ids of a session, by which a repeated event is known, oldest first. Each is kept as
 * 48 bits of a hash: two different ids look alike once in 2^41 sessions.
 */
record SeenEvents(List<Long> hashes) {
    static final SeenEvents NONE = new SeenEvents(List.of());
    static final int CAPACITY = 100;

    private static final int BYTES = 6;
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
        hashes.forEach(h -> bytes.putShort((short) (h >>> 32)).putInt(h.intValue()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    static SeenEvents decode(String text) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
        if (bytes.remaining() % BYTES != 0 || bytes.remaining() > CAPACITY * BYTES) {
            throw new IllegalArgumentException("not a list of event hashes");
        }
        List<Long> hashes = new ArrayList<>();
        while (bytes.hasRemaining()) {
            hashes.add(Short.toUnsignedLong(bytes.getShort()) << 32 | Integer.toUnsignedLong(bytes.getInt()));
        }
        return new SeenEvents(hashes);
    }
}
