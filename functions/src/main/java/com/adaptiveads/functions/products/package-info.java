/** {@code /api/products}: the catalogue, a product, its compositions, and its removal. */
@NullMarked
package com.adaptiveads.functions.products;

import org.jspecify.annotations.NullMarked;
