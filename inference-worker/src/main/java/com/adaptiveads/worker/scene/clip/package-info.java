/** The scene read by CLIP: what the photo and the product are like, told by their nearness to the styles' phrases. */
@NullMarked
package com.adaptiveads.worker.scene.clip;

import org.jspecify.annotations.NullMarked;
