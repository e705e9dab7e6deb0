/** {@code POST /api/analyze}: what the system makes of a session now, and the compositions that are ready for it. */
@NullMarked
package com.adaptiveads.functions.analyze;

import org.jspecify.annotations.NullMarked;
