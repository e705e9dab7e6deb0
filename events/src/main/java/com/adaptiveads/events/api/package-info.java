/** Bodies of the HTTP API: what clients send, checked field by field, and what they get back. */
@NullMarked
package com.adaptiveads.events.api;

import org.jspecify.annotations.NullMarked;
