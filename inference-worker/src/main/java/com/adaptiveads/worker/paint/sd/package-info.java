/** Backgrounds painted by Stable Diffusion 1.5, as the diffusers library paints them. */
@NullMarked
package com.adaptiveads.worker.paint.sd;

import org.jspecify.annotations.NullMarked;
