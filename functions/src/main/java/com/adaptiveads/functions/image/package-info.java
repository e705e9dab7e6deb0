/** {@code /api/image/…}: pictures, by a redirection to a signed and expiring URL of the bucket. */
@NullMarked
package com.adaptiveads.functions.image;

import org.jspecify.annotations.NullMarked;
