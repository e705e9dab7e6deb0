/**
 * What the worker does: segment a photo, compose ads. Every job may run twice, at once, or die anywhere: it writes to
 * keys that derive from the job, and the write that makes others look comes last. Stores are ports here.
 */
@NullMarked
package com.adaptiveads.worker.job;

import org.jspecify.annotations.NullMarked;
