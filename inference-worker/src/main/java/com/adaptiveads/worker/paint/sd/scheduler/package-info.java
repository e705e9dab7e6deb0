/**
 * Samplers that turn noise into latents, each as in diffusers 0.42: the same timesteps, the same single-precision
 * arithmetic, the same draws of noise.
 */
@NullMarked
package com.adaptiveads.worker.paint.sd.scheduler;

import org.jspecify.annotations.NullMarked;
