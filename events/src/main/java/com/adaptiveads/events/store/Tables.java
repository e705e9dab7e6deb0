package com.adaptiveads.events.store;

/** Names of the tables of one deployment. */
public record Tables(String products, String engagement, String compositions, String totals) {
    /** @param prefix of the stage, such as {@code adaptive-ads-} */
    public static Tables prefixed(String prefix) {
        return new Tables(prefix + "products", prefix + "engagement", prefix + "compositions", prefix + "totals");
    }
}
