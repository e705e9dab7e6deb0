package com.adaptiveads.functions.session;

import com.adaptiveads.functions.engagement.SessionState;

/**
 * A session's state and which write of it this is.
 *
 * @param version 0 when nothing is stored
 */
public record StoredSession(SessionState state, long version) {
    public static final StoredSession NONE = new StoredSession(SessionState.EMPTY, 0);

    public boolean known() {
        return version > 0;
    }
}
