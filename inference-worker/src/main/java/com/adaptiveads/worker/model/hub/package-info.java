/**
 * Gets models from a model hub: what to get is a committed catalogue, where the hub is and who asks is the operator's
 * setting.
 */
@NullMarked
package com.adaptiveads.worker.model.hub;

import org.jspecify.annotations.NullMarked;
