/** The whole system on one machine: the same handlers, the same worker, emulators in place of AWS. */
@NullMarked
package com.adaptiveads.local;

import org.jspecify.annotations.NullMarked;
