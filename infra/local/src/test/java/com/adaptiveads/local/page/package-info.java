/** The page in a real browser, against the whole system. */
@NullMarked
package com.adaptiveads.local.page;

import org.jspecify.annotations.NullMarked;
