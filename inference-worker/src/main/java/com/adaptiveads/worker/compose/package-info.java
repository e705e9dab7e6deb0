/** Step 4: a cut-out on a background, placed where people look, its pixels proven untouched. */
@NullMarked
package com.adaptiveads.worker.compose;

import org.jspecify.annotations.NullMarked;
