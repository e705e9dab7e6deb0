package com.adaptiveads.events.store;

import com.adaptiveads.events.store.Keys.View;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The last part of an image's URL, and the key of the bucket it stands for. */
public final class ImageName {
    private static final Pattern PRODUCT =
            Pattern.compile("(" + Ids.HEX + ")_(original\\.jpg|cropped\\.png|cropped\\.jpg|full\\.png)");

    private ImageName() {}

    /** {@code {productId}_cropped.png} … */
    public static String of(String productId, View view) {
        return productId + "_" + view.file();
    }

    public static String of(CompositionId id) {
        return id + ".jpg";
    }

    /** The key behind {@code GET /api/image/{name}}. */
    public static Optional<String> productKey(String name) {
        Matcher matcher = PRODUCT.matcher(name);
        return matcher.matches() ? Optional.of(Keys.products(matcher.group(1)) + matcher.group(2)) : Optional.empty();
    }

    /** The key behind {@code GET /api/image/compositions/{name}}. */
    public static Optional<String> compositionKey(String name) {
        return name.endsWith(".jpg")
                ? CompositionId.parse(name.substring(0, name.length() - ".jpg".length()))
                        .map(Keys::composition)
                : Optional.empty();
    }
}
