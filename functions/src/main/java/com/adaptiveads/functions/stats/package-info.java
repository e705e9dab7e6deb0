/** {@code GET /api/stats}: everything counted so far. */
@NullMarked
package com.adaptiveads.functions.stats;

import org.jspecify.annotations.NullMarked;
