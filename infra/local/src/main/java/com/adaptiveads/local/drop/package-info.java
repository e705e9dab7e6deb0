/** A local folder that stands for marketing's folder in the bucket, and the results mirrored beside it. */
@NullMarked
package com.adaptiveads.local.drop;

import org.jspecify.annotations.NullMarked;
