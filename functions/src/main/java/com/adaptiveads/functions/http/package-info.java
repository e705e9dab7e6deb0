/** API Gateway's HTTP events (payload format 2.0) to requests and responses back: decoding, CORS, errors, limits. */
@NullMarked
package com.adaptiveads.functions.http;

import org.jspecify.annotations.NullMarked;
