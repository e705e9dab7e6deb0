/** The tables' streams into the totals. */
@NullMarked
package com.adaptiveads.functions.rollup;

import org.jspecify.annotations.NullMarked;
