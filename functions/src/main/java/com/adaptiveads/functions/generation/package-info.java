/** A session's next compositions: claimed once, asked for, asked for again when nobody answers. */
@NullMarked
package com.adaptiveads.functions.generation;

import org.jspecify.annotations.NullMarked;
