/** Events of the emulators, delivered to the functions as Lambda would: S3's object-created and DynamoDB's streams. */
@NullMarked
package com.adaptiveads.local.event;

import org.jspecify.annotations.NullMarked;
