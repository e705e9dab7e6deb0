/** One JSON object a line on standard output, which Lambda hands to CloudWatch. */
@NullMarked
package com.adaptiveads.functions.log;

import org.jspecify.annotations.NullMarked;
