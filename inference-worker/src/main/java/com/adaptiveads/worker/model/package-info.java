/** Models on disk: what a manifest says, and whether the files are what it says. */
@NullMarked
package com.adaptiveads.worker.model;

import org.jspecify.annotations.NullMarked;
