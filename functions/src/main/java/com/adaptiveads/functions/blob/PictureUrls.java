package com.adaptiveads.functions.blob;

import java.time.Duration;

/** URLs that let anybody read one object of the data bucket until they expire. */
public interface PictureUrls {
    /** Valid for at least so long and at most twice that, in whole seconds; the object need not exist. */
    String get(String key, Duration validity);
}
