/** Load, faults and killed workers on the whole system, and what became of everything that was accepted: {@code make reliability}. */
@NullMarked
package com.adaptiveads.local.reliability;

import org.jspecify.annotations.NullMarked;
