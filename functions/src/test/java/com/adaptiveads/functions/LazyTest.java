package com.adaptiveads.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class LazyTest {
    @Test
    void itIsMadeOnceAndOnlyWhenAskedForHoweverManyAsk() throws InterruptedException, ExecutionException {
        AtomicInteger made = new AtomicInteger();
        Lazy<Object> lazy = new Lazy<>(() -> {
            made.incrementAndGet();
            return new Object();
        });
        assertEquals(0, made.get());
        Set<Object> seen = new HashSet<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Object> ask = lazy::get;
            for (Future<Object> got :
                    threads.invokeAll(Stream.generate(() -> ask).limit(64).toList())) {
                seen.add(got.get());
            }
        }
        assertEquals(1, made.get());
        assertEquals(1, seen.size());
    }
}
