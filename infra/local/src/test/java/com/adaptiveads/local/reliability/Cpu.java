package com.adaptiveads.local.reliability;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/** Whose time it is: what this program and its children took of the machine's cores, and what everybody took. */
final class Cpu {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final long start = System.nanoTime();
    private final long before = ours();

    Cpu() {
        var _ = SYSTEM.getCpuLoad(); // counts from here
    }

    void tell(Figures figures, String name) {
        double all = 100 * SYSTEM.getCpuLoad();
        double wall = (System.nanoTime() - start) * (double) SYSTEM.getAvailableProcessors();
        figures.figure(name + " cores busy", all, "%");
        figures.figure(name + " cores busy by us", 100 * (ours() - before) / wall, "%");
        figures.figure(
                name + " load average",
                SYSTEM.getSystemLoadAverage(),
                "on " + SYSTEM.getAvailableProcessors() + " cores");
    }

    private static long ours() {
        return SYSTEM.getProcessCpuTime()
                + ProcessHandle.current()
                        .descendants()
                        .mapToLong(child -> child.info()
                                .totalCpuDuration()
                                .orElse(Duration.ZERO)
                                .toNanos())
                        .sum();
    }
}
