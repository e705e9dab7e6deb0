/** {@code POST /api/track}: interactions into the engagement table, each counted once. */
@NullMarked
package com.adaptiveads.functions.track;

import org.jspecify.annotations.NullMarked;
