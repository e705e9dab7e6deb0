/** SAM 3: what a phrase names, cut out by a model. One network, whose graphs ONNX Runtime or PyTorch run. */
@NullMarked
package com.adaptiveads.worker.segment.sam3;

import org.jspecify.annotations.NullMarked;
