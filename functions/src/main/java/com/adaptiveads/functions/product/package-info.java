/** Products: how photos become products, what may be uploaded, and how products are shown. Knows its stores by ports. */
@NullMarked
package com.adaptiveads.functions.product;

import org.jspecify.annotations.NullMarked;
