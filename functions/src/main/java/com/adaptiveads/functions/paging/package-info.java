/** Cursors of lists. */
@NullMarked
package com.adaptiveads.functions.paging;

import org.jspecify.annotations.NullMarked;
