/** The Lambda functions, one package each, and the engagement domain they share. */
@NullMarked
package com.adaptiveads.functions;

import org.jspecify.annotations.NullMarked;
