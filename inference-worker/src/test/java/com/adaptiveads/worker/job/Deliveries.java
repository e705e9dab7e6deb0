package com.adaptiveads.worker.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.events.job.Job;
import com.adaptiveads.worker.job.World.Crash;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** Delivers jobs as the queue does, and compares what came of it. */
final class Deliveries {
    private Deliveries() {}

    /** Delivers the job and all it sends, again after every crash. */
    static void deliver(World world, Engines engines, Job first) {
        Jobs jobs = Studio.jobs(world, engines);
        Deque<Job> queue = new ArrayDeque<>(List.of(first));
        while (!queue.isEmpty()) {
            deliver(jobs, queue.remove());
            queue.addAll(world.outbox);
            world.outbox.clear();
        }
    }

    private static void deliver(Jobs jobs, Job job) {
        for (int receives = 1; ; receives++) {
            try {
                jobs.run(job);
                return;
            } catch (Crash | IllegalStateException failed) {
                assertTrue(receives < 4, () -> "given up: " + failed);
            }
        }
    }

    static void assertSame(Map<String, String> expected, Map<String, String> found, String message) {
        assertEquals(expected.keySet(), found.keySet(), message);
        expected.forEach((key, value) -> assertEquals(value, found.get(key), () -> message + ": " + key));
    }
}
