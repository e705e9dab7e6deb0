/** What the functions' tests share: requests, answers and ports in memory. */
@NullMarked
package com.adaptiveads.functions.testing;

import org.jspecify.annotations.NullMarked;
