/** What deploys, {@code target/lambda}, run by AWS's own runtime client against a small Lambda Runtime API. */
@NullMarked
package com.adaptiveads.functions.packaged;

import org.jspecify.annotations.NullMarked;
