/** The ports on DynamoDB, S3 and SQS. Item attributes and keys are those of {@code com.adaptiveads.events.store}. */
@NullMarked
package com.adaptiveads.functions.aws;

import org.jspecify.annotations.NullMarked;
