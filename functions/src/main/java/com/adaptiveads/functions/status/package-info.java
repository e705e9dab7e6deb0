/** {@code GET /}, what the system is and whether a worker is up, and the answer to every address that does not exist. */
@NullMarked
package com.adaptiveads.functions.status;

import org.jspecify.annotations.NullMarked;
