/** The queue of the inference worker as a port. */
@NullMarked
package com.adaptiveads.functions.job;

import org.jspecify.annotations.NullMarked;
