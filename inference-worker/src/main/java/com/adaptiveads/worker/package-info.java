/**
 * The inference worker: takes jobs from the queue, cuts products out of photos, reads the scene, paints backgrounds and
 * composes ads. {@code queue} receives, {@code job} decides, {@code image}, {@code segment}, {@code scene},
 * {@code paint} and {@code compose} work on pixels and know nothing of AWS, {@code store} is where they meet it.
 */
@NullMarked
package com.adaptiveads.worker;

import org.jspecify.annotations.NullMarked;
