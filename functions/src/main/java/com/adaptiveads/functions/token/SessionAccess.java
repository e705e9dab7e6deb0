package com.adaptiveads.functions.token;

import com.adaptiveads.events.json.Fields;
import com.adaptiveads.functions.http.HttpProblem;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Who may act for a session: whoever knows its id, or only whoever was given its token. */
public final class SessionAccess {
    /** Whoever knows the id: the original system's clients make up their own. */
    public static final SessionAccess OPEN = new SessionAccess(Optional.empty());

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private final Optional<SessionTokens> tokens;

    private SessionAccess(Optional<SessionTokens> tokens) {
        this.tokens = tokens;
    }

    public static SessionAccess signed(SessionTokens tokens) {
        return new SessionAccess(Optional.of(tokens));
    }

    /** A new session, with its token when one is needed. */
    public Map<String, Object> create() {
        String session = "session_" + UUID.randomUUID();
        return new Fields()
                .with("session_id", session)
                .with("session_token", tokens.map(t -> t.issue(session)))
                .map();
    }

    /**
     * @param token as the caller sent it
     * @throws HttpProblem 401 without a token or with one whose time is over, 403 with one that is not this session's
     */
    public void check(String sessionId, Optional<String> token) {
        if (tokens.isEmpty()) {
            return;
        }
        String given = token.orElseThrow(() -> new HttpProblem(
                UNAUTHORIZED,
                "session_token_required",
                "This session needs its token: POST /api/sessions gives a session and one."));
        switch (tokens.get().verify(sessionId, given)) {
            case VALID -> {}
            case EXPIRED ->
                throw new HttpProblem(
                        UNAUTHORIZED,
                        "session_token_expired",
                        "The session's token has expired: POST /api/sessions gives a new session.");
            case FORGED ->
                throw new HttpProblem(
                        FORBIDDEN, "session_token_invalid", "The token sent does not belong to this session.");
        }
    }
}
