/** Signed session tokens: who may act for a session. */
@NullMarked
package com.adaptiveads.functions.token;

import org.jspecify.annotations.NullMarked;
