/** Step 3: from a background brief to a picture of any size. */
@NullMarked
package com.adaptiveads.worker.paint;

import org.jspecify.annotations.NullMarked;
