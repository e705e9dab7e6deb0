/** {@code POST /api/heatmap}: where one session's visitor looked, or where everybody looked in one creative. */
@NullMarked
package com.adaptiveads.functions.heatmap;

import org.jspecify.annotations.NullMarked;
