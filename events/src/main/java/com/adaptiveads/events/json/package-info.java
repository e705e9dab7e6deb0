/** The JSON codec: bytes to a checked view and back. Reads hostile input (depth, size and numbers are bounded) and names the field that is wrong. */
@NullMarked
package com.adaptiveads.events.json;

import org.jspecify.annotations.NullMarked;
