/** Finished ads: how they are shown, and those of one product. */
@NullMarked
package com.adaptiveads.functions.composition;

import org.jspecify.annotations.NullMarked;
