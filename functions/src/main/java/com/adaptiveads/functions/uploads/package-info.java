/** {@code POST /api/uploads}: announces a photo that the client puts into the bucket itself. */
@NullMarked
package com.adaptiveads.functions.uploads;

import org.jspecify.annotations.NullMarked;
