/** How much of the GPU the public may use up in an hour. */
@NullMarked
package com.adaptiveads.functions.budget;

import org.jspecify.annotations.NullMarked;
