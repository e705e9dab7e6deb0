/**
 * Counters over all sessions: what is added for each change of the tables, and how it is read again. Additions are spread
 * over shards so that no item is written by everybody, and each change is added once.
 */
@NullMarked
package com.adaptiveads.functions.totals;

import org.jspecify.annotations.NullMarked;
