/** Jobs on the queue, from the functions to the inference worker, and what the worker tells about itself. */
@NullMarked
package com.adaptiveads.events.job;

import org.jspecify.annotations.NullMarked;
