/** Text for models: CLIP's byte-level BPE, the one tokenizer of CLIP, Stable Diffusion 1.5 and SAM 3. */
@NullMarked
package com.adaptiveads.worker.text;

import org.jspecify.annotations.NullMarked;
