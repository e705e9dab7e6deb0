package com.adaptiveads.functions.engagement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A {@link SessionState} as text of at most {@value #MAX_CHARACTERS} ASCII characters:
 * {@code version|clicks|hovers|last event|clock|id,clicks,hovers,hover time;…|seen events}, numbers in base 36. Version 1,
 * with longer ids and hashes, is still read.
 */
public final class SessionCodec {
    /** What DynamoDB bills as three write units. */
    public static final int MAX_CHARACTERS = 3 * 1024;

    static final int MAX_PRODUCTS = 50;
    private static final int MAX_PRODUCT_CHARACTERS = 800;
    private static final String VERSION = "2";
    private static final String VERSION_OF_LONG_HASHES = "1";

    private SessionCodec() {}

    public static String encode(SessionState state) {
        return String.join(
                "|",
                VERSION,
                Long.toString(state.clicks(), 36),
                Long.toString(state.hovers(), 36),
                Long.toString(state.lastEventMs(), 36),
                state.clock().encode(),
                state.products().entrySet().stream()
                        .map(e -> encode(e.getKey(), e.getValue()))
                        .collect(Collectors.joining(";")),
                state.seen().encode());
    }

    /** @throws IllegalArgumentException for a text that {@link #encode} does not write */
    public static SessionState decode(String text) {
        String[] fields = text.split("\\|", -1);
        boolean longHashes = fields[0].equals(VERSION_OF_LONG_HASHES);
        if (fields.length != 7 || !(longHashes || fields[0].equals(VERSION))) {
            throw new IllegalArgumentException("not a session state of version " + VERSION);
        }
        return new SessionState(
                Long.parseLong(fields[1], 36),
                Long.parseLong(fields[2], 36),
                Long.parseLong(fields[3], 36),
                ActivityClock.decode(fields[4]),
                products(fields[5]),
                longHashes ? SeenEvents.decodeLong(fields[6]) : SeenEvents.decode(fields[6]));
    }

    private static SortedMap<String, Engagement> products(String text) {
        SortedMap<String, Engagement> products = new TreeMap<>();
        if (text.isEmpty()) {
            return products;
        }
        for (String entry : text.split(";", -1)) {
            String[] fields = entry.split(",", -1);
            if (fields.length != 4) {
                throw new IllegalArgumentException("not the engagement with a product: " + entry);
            }
            Engagement engagement = new Engagement(
                    Long.parseLong(fields[1], 36), Long.parseLong(fields[2], 36), Long.parseLong(fields[3], 36));
            if (products.put(SubjectCodec.restored(fields[0]), engagement) != null) {
                throw new IllegalArgumentException("a product counted twice: " + fields[0]);
            }
        }
        return products;
    }

    private static String encode(String id, Engagement engagement) {
        return String.join(
                ",",
                SubjectCodec.shortened(id),
                Long.toString(engagement.clicks(), 36),
                Long.toString(engagement.hovers(), 36),
                Long.toString(engagement.hoverMs(), 36));
    }

    /** The most engaged of them that fit, ties by id. */
    static SortedMap<String, Engagement> bounded(SortedMap<String, Engagement> products) {
        List<Map.Entry<String, Engagement>> ranked = new ArrayList<>(products.entrySet());
        ranked.sort(Map.Entry.<String, Engagement>comparingByValue(Engagement.MOST_LAST.reversed())
                .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())));
        SortedMap<String, Engagement> kept = new TreeMap<>();
        int characters = 0;
        for (Map.Entry<String, Engagement> entry : ranked) {
            characters += encode(entry.getKey(), entry.getValue()).length() + 1;
            if (kept.size() == MAX_PRODUCTS || characters > MAX_PRODUCT_CHARACTERS) {
                break;
            }
            kept.put(entry.getKey(), entry.getValue());
        }
        return kept;
    }
}
