/** {@code POST /api/variations}: compositions for a visitor who asks for them by a click. */
@NullMarked
package com.adaptiveads.functions.variations;

import org.jspecify.annotations.NullMarked;
