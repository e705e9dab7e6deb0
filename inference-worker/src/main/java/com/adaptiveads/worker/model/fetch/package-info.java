/**
 * Gets models from where they are kept to this machine's disk: in parallel ranges, resumed where they broke off, checked
 * to the last byte, and there only when whole.
 */
@NullMarked
package com.adaptiveads.worker.model.fetch;

import org.jspecify.annotations.NullMarked;
