package com.adaptiveads.local.http;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says who may call a route, before its function is asked. */
@FunctionalInterface
public interface Authorizer {
    /** Everybody may call everything: {@code Auth=none}. */
    Authorizer NONE = (routeKey, authorization) -> new Allowed(Map.of());

    /**
     * @param routeKey such as {@code POST /api/upload}
     * @param authorization the header's value
     */
    Decision decide(String routeKey, @Nullable String authorization);

    /** What comes of a call. */
    sealed interface Decision {}

    /** @param authorizer what the event tells the function of the caller; empty when nobody was asked for */
    record Allowed(Map<String, Object> authorizer) implements Decision {}

    /**
     * As API Gateway answers.
     *
     * @param message of the body
     * @param challenge {@code WWW-Authenticate}, RFC 6750
     */
    record Refused(int status, String message, String challenge) implements Decision {}
}
