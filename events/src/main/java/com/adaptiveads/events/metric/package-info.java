/** Figures for CloudWatch, written into the log. */
@NullMarked
package com.adaptiveads.events.metric;

import org.jspecify.annotations.NullMarked;
