/** Which AWS actions each function and the worker really take: recorded, or held to a record. */
@NullMarked
package com.adaptiveads.local.calls;

import org.jspecify.annotations.NullMarked;
