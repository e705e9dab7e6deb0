/**
 * ONNX Runtime as the engines need it: graphs with named tensors in direct memory, one inference thread for the device,
 * runs that an interrupt ends.
 */
@NullMarked
package com.adaptiveads.worker.onnx;

import org.jspecify.annotations.NullMarked;
