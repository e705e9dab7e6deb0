/** {@code GET /api/sessions/{id}}: what one visitor did. */
@NullMarked
package com.adaptiveads.functions.sessions;

import org.jspecify.annotations.NullMarked;
