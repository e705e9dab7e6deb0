/**
 * The shared vocabulary: what crosses a boundary between front end, functions, queue, worker and stores. {@code json}
 * is the codec, {@code api} the HTTP bodies, {@code job} the queue, {@code store} keys and items.
 */
@NullMarked
package com.adaptiveads.events;

import org.jspecify.annotations.NullMarked;
