/** {@code POST /api/upload}: a photo in a form, answered with the finished product if it is done in time. */
@NullMarked
package com.adaptiveads.functions.upload;

import org.jspecify.annotations.NullMarked;
