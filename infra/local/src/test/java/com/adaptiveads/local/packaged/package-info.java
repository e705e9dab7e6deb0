/**
 * The functions as they deploy: {@code functions/target/lambda} under AWS's own runtime interface client, in a process of
 * its own, against a small emulator of Lambda's Runtime API. What is tested is byte for byte what is uploaded.
 */
@NullMarked
package com.adaptiveads.local.packaged;

import org.jspecify.annotations.NullMarked;
