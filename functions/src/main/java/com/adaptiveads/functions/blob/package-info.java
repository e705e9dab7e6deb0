/** The data bucket as a port: objects by the keys of {@code events.store.Keys}. */
@NullMarked
package com.adaptiveads.functions.blob;

import org.jspecify.annotations.NullMarked;
