/**
 * Takes jobs from the queue: receives as many as there are free slots, keeps their leases while they run, and settles
 * each message once: deleted, handed back, or left to run out its receives on the way to the dead-letter queue.
 */
@NullMarked
package com.adaptiveads.worker.queue;

import org.jspecify.annotations.NullMarked;
