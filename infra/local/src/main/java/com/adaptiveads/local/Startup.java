package com.adaptiveads.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Things that start at the same time. When one fails, those that did start are closed again. */
final class Startup {
    private final List<CompletableFuture<?>> begun = new ArrayList<>();

    <T> CompletableFuture<T> begin(Supplier<T> start) {
        CompletableFuture<T> future = CompletableFuture.supplyAsync(start, Thread::startVirtualThread);
        begun.add(future);
        return future;
    }

    /** Waits for all; throws the first failure. */
    void await() {
        try {
            CompletableFuture.allOf(begun.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            Closing.all(begun.stream()
                    .filter(f -> !f.isCompletedExceptionally())
                    .map(CompletableFuture::join)
                    .flatMap(Startup::closeable)
                    .toList());
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private static Stream<AutoCloseable> closeable(Object started) {
        return switch (started) {
            case AutoCloseable c -> Stream.of(c);
            case Optional<?> o -> o.stream().flatMap(Startup::closeable);
            default -> Stream.empty();
        };
    }
}
