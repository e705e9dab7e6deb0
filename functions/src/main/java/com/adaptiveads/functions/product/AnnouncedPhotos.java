package com.adaptiveads.functions.product;

import com.adaptiveads.events.api.Product;
import com.adaptiveads.events.api.Product.Problem;
import com.adaptiveads.events.api.Product.Status;
import com.adaptiveads.events.store.Ids;
import com.adaptiveads.events.store.Keys;
import com.adaptiveads.functions.blob.Blobs;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Photos that clients put into the bucket themselves. Only a product that waits for its photo is touched: the photos that
 * {@code upload} and the drop folder store arrive here too, and are theirs.
 */
public final class AnnouncedPhotos {
    static final Problem NEVER_ARRIVED = new Problem(
            "The photo never arrived; announce it again and put it where that says.", "photo_never_arrived");

    private static final Pattern KEY = Pattern.compile(Keys.ORIGINALS + "(" + Ids.HEX + ")\\.\\w+");

    /** Headers end within this, unless a photo carries unusually much metadata. */
    private static final int START = 512 << 10;

    private final Products products;
    private final Intake intake;
    private final Blobs blobs;

    public AnnouncedPhotos(Products products, Intake intake, Blobs blobs) {
        this.products = products;
        this.intake = intake;
        this.blobs = blobs;
    }

    /** May be told of one more than once, and late. */
    public void arrived(String key, long size) {
        Matcher id = KEY.matcher(key);
        if (id.matches()) {
            products.find(id.group(1))
                    .filter(p -> waiting(p) && p.originalKey().equals(key))
                    .ifPresent(product -> arrived(product, size));
        }
    }

    /** Also one that was given up: its photo has come after all. */
    private static boolean waiting(Product product) {
        return product.status() == Status.UPLOADING
                || product.error().filter(NEVER_ARRIVED::equals).isPresent();
    }

    private void arrived(Product product, long size) {
        Optional<Problem> problem = problem(product.originalKey(), size);
        if (problem.isEmpty()) {
            intake.arrived(product);
        } else {
            products.replace(product.failed(problem.get()), product.status()); // unless it was deleted
        }
    }

    private Optional<Problem> problem(String key, long size) {
        if (size > PhotoCheck.MAX_BYTES) {
            return Optional.of(PhotoCheck.tooLarge());
        }
        byte[] start = blobs.head(key, START).orElse(new byte[0]);
        if (size > START && ImageHeader.read(start).isEmpty()) {
            start = blobs.get(key).orElse(new byte[0]);
        }
        return switch (PhotoCheck.of(start)) {
            case PhotoCheck.Usable usable -> Optional.empty();
            case PhotoCheck.Unusable unusable -> Optional.of(unusable.problem());
        };
    }
}
