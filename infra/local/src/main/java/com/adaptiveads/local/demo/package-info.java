/**
 * {@code make demo}: the whole job over the public API without a browser, as an engaged visitor would do it, leaving the
 * cut-out, the heat and the ads as pictures.
 */
@NullMarked
package com.adaptiveads.local.demo;

import org.jspecify.annotations.NullMarked;
