/** Follows one request through functions, queue and worker. */
@NullMarked
package com.adaptiveads.events.trace;

import org.jspecify.annotations.NullMarked;
