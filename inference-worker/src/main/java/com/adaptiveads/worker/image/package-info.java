/** Pixels in memory: the one image type of the worker, its codecs, resampling and colour spaces. */
@NullMarked
package com.adaptiveads.worker.image;

import org.jspecify.annotations.NullMarked;
