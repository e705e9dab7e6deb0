package com.adaptiveads.functions.product;

import com.adaptiveads.events.api.Product;
import com.adaptiveads.events.json.InvalidJson;
import com.adaptiveads.events.store.Ids;
import com.adaptiveads.functions.paging.Cursor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A product's place in the list, newest first. */
public record Place(long createdAtMs, String productId) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,15})\\.(" + Ids.HEX + ")");

    public static Place of(Product product) {
        return new Place(product.createdAtMs(), product.id());
    }

    /** @throws InvalidJson when it is no cursor of ours */
    public static Place parse(String cursor) {
        Matcher place = Cursor.decode(cursor, FORM);
        return new Place(Long.parseLong(place.group(1)), place.group(2));
    }

    public String cursor() {
        return Cursor.encode(createdAtMs + "." + productId);
    }
}
