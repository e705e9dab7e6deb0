/** The HTTP front: what API Gateway and CloudFront do on AWS, for one machine. */
@NullMarked
package com.adaptiveads.local.http;

import org.jspecify.annotations.NullMarked;
