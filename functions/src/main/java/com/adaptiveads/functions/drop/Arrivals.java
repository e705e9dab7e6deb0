package com.adaptiveads.functions.drop;

import com.adaptiveads.events.store.DropKey;
import com.adaptiveads.events.store.Keys;
import com.adaptiveads.functions.product.AnnouncedPhotos;

/** Each arriving object to the one that knows what to do with it; what we write ourselves elsewhere is not ours to see. */
public final class Arrivals {
    private final AnnouncedPhotos announced;
    private final DropFolder drops;

    public Arrivals(AnnouncedPhotos announced, DropFolder drops) {
        this.announced = announced;
        this.drops = drops;
    }

    /** @param size bytes; empty objects are folder markers or files still being written, and are left alone */
    void arrived(String key, long size) {
        if (key.startsWith(Keys.ORIGINALS)) {
            announced.arrived(key, size);
        } else if (size > 0) {
            DropKey.parse(key).ifPresent(drop -> drops.arrived(drop, size));
        }
    }
}
