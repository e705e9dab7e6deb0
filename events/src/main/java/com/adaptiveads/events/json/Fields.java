package com.adaptiveads.events.json;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Builds a JSON object in field order; what is absent is left out. */
public final class Fields {
    private final Map<String, Object> map = new LinkedHashMap<>();

    public Fields with(String name, @Nullable Object value) {
        Object plain =
                switch (value) {
                    case null -> null;
                    case Optional<?> o -> o.orElse(null);
                    case OptionalDouble d -> d.isPresent() ? d.getAsDouble() : null;
                    case OptionalLong l -> l.isPresent() ? l.getAsLong() : null;
                    default -> value;
                };
        if (plain != null) {
            map.put(name, plain);
        }
        return this;
    }

    public Map<String, Object> map() {
        return map;
    }
}
