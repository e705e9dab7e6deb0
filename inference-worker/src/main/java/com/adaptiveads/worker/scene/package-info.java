/** Step 2: from a photo and its cut-out to a palette, a mood and three background briefs. */
@NullMarked
package com.adaptiveads.worker.scene;

import org.jspecify.annotations.NullMarked;
