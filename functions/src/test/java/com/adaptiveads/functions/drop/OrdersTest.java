package com.adaptiveads.functions.drop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.adaptiveads.functions.testing.MemoryOrderMarks;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class OrdersTest {
    private final MemoryOrderMarks marks = new MemoryOrderMarks();
    private final AtomicInteger placed = new AtomicInteger();

    @Test
    void anOrderIsPlacedOnceHoweverOftenItComes() {
        Orders orders = new Orders(marks, look -> {
            throw new IllegalStateException("there is nothing to wait for");
        });
        orders.once("a", placed::incrementAndGet);
        orders.once("a", placed::incrementAndGet);
        orders.once("b", placed::incrementAndGet);
        assertEquals(2, placed.get());
    }

    @Test
    void whoComesWhileAnotherIsAtItWaitsUntilThatIsDone() {
        marks.begin("a");
        Orders orders = new Orders(marks, look -> {
            if (look == 3) {
                marks.placed("a");
            }
        });
        orders.once("a", placed::incrementAndGet);
        assertEquals(0, placed.get());
    }

    @Test
    void whatSomebodyBeganAndNeverPlacedIsPlacedByTheNext() {
        List<Integer> looks = new ArrayList<>();
        Orders orders = new Orders(marks, looks::add);
        assertThrows(
                IllegalStateException.class,
                () -> orders.once("a", () -> {
                    throw new IllegalStateException("the queue is down");
                }));
        orders.once("a", placed::incrementAndGet);
        orders.once("a", placed::incrementAndGet);
        assertEquals(1, placed.get());
        assertEquals(Orders.LOOKS - 1, looks.size());
    }

    @Test
    void manyAtTheSameInstantPlaceItOnce() throws Exception {
        Orders orders = new Orders(marks, look -> {
            while (!marks.isPlaced("a")) {
                Thread.onSpinWait();
            }
        });
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                all.add(many.submit(() -> orders.once("a", placed::incrementAndGet)));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        assertEquals(1, placed.get());
    }
}
