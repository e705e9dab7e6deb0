/**
 * What visitors' interactions mean: active time, heat, hotspot, when to generate and how to lay out. Pure values and
 * functions: no AWS, no I/O, and time is always passed in.
 */
@NullMarked
package com.adaptiveads.functions.engagement;

import org.jspecify.annotations.NullMarked;
