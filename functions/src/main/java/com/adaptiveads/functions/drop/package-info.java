/** Objects that arrive in the bucket: announced photos under {@code originals/}, and marketing's folder {@code drop/}. */
@NullMarked
package com.adaptiveads.functions.drop;

import org.jspecify.annotations.NullMarked;
