package com.adaptiveads.events.store;

import com.adaptiveads.events.api.Phrase;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Ids of products and jobs: 24 lower-case hex characters (96 bits), derived from what they stand for by SHA-256, so that
 * doing the same thing twice is one thing.
 */
public final class Ids {
    public static final Pattern HEX = Pattern.compile("[0-9a-f]{24}");

    private static final int BYTES = 12;

    private Ids() {}

    /** The same bytes with the same phrase, in any case, are the same product. */
    public static String product(byte[] photo, Phrase phrase) {
        MessageDigest sha = sha256();
        sha.update(phrase.text().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
        sha.update((byte) 0);
        sha.update(photo);
        return hex(sha);
    }

    /** For a photo whose bytes are not here yet. */
    public static String announcedProduct() {
        return derived("announced", UUID.randomUUID().toString());
    }

    public static String segmentJob(String productId) {
        return derived("segment", productId);
    }

    /**
     * @param number of the generation within its session, from 1
     * @param claimedAtMs keeps the ids of a session apart that was forgotten after its 30 days and counts from 1 again
     */
    public static String generationJob(String sessionId, long number, long claimedAtMs) {
        return derived("generation", sessionId, Long.toString(number), Long.toString(claimedAtMs));
    }

    /** The same photo dropped again with the same options is the same job. */
    public static String dropJob(String productId, String orderJson) {
        return derived("drop", productId, orderJson);
    }

    /**
     * One placing of a drop's order: the same photo dropped again, or its sidecar written again, is another.
     *
     * @param photoMs when the photo was written, in epoch milliseconds
     * @param sidecarMs the same of its sidecar; 0 without one
     */
    public static String dropOrder(String productId, String orderJson, long photoMs, long sidecarMs) {
        return derived("order", productId, orderJson, Long.toString(photoMs), Long.toString(sidecarMs));
    }

    /** @param identity what tells the event from any other of its session */
    public static String event(String identity) {
        return derived("event", identity);
    }

    private static String derived(String... parts) {
        MessageDigest sha = sha256();
        for (String part : parts) {
            sha.update(part.getBytes(StandardCharsets.UTF_8));
            sha.update((byte) 0);
        }
        return hex(sha);
    }

    private static String hex(MessageDigest sha) {
        return HexFormat.of().formatHex(sha.digest(), 0, BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has it
        }
    }
}
