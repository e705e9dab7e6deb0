/** The shared vocabulary: what crosses a boundary between front end, functions, queue, worker and stores. */
@NullMarked
package com.adaptiveads.events;

import org.jspecify.annotations.NullMarked;
