/** What is stored and under which name: S3 keys, table items and their attributes, ids. */
@NullMarked
package com.adaptiveads.events.store;

import org.jspecify.annotations.NullMarked;
