package com.adaptiveads.local.event;

import com.adaptiveads.events.json.Json;
import com.adaptiveads.local.http.LambdaContext;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A function that takes typed events, called with their JSON through Lambda's own deserialiser. */
public final class EventFunction<E, R extends @Nullable Object> {
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private final RequestHandler<E, R> handler;
    private final PojoSerializer<E> serializer;

    public EventFunction(Class<E> type, RequestHandler<E, R> handler) {
        this.handler = handler;
        this.serializer = LambdaEventSerializers.serializerFor(type, type.getClassLoader());
    }

    public R invoke(Map<String, Object> event) {
        E typed = serializer.fromJson(new ByteArrayInputStream(Json.bytes(event)));
        return handler.handleRequest(
                typed,
                new LambdaContext(
                        UUID.randomUUID().toString(),
                        handler.getClass().getSimpleName(),
                        System.currentTimeMillis() + TIMEOUT.toMillis()));
    }
}
