/** What is stored of a visitor's session: ports and the values they take. */
@NullMarked
package com.adaptiveads.functions.session;

import org.jspecify.annotations.NullMarked;
