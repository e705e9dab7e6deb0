package com.adaptiveads.functions.testing;

import com.adaptiveads.events.api.Product.Status;
import com.adaptiveads.functions.generation.ReadyProducts;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A library in memory, oldest first. */
public final class MemoryProducts implements ReadyProducts {
    private final Map<String, Status> library = new LinkedHashMap<>();

    public MemoryProducts with(String id, Status status) {
        library.put(id, status);
        return this;
    }

    @Override
    public Map<String, Status> statuses(Collection<String> ids) {
        return ids.stream().distinct().filter(library::containsKey).collect(Collectors.toMap(id -> id, library::get));
    }

    @Override
    public Optional<String> first() {
        return library.entrySet().stream()
                .filter(entry -> entry.getValue() == Status.READY)
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
