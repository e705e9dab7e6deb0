/** The worker's stores on S3 and DynamoDB. */
@NullMarked
package com.adaptiveads.worker.store;

import org.jspecify.annotations.NullMarked;
