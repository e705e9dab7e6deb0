/** Step 1: from a photo and a phrase to a cut-out. One interface, one implementation per engine. */
@NullMarked
package com.adaptiveads.worker.segment;

import org.jspecify.annotations.NullMarked;
