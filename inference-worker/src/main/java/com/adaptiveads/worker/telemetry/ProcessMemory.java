package com.adaptiveads.worker.telemetry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Memory of this process, the runtime's and the models' included, as Linux counts it. */
final class ProcessMemory {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final long KILO = 1024;

    private ProcessMemory() {}

    /**
     * Bytes of a field such as {@code VmRSS} (now) or {@code VmHWM} (the most ever).
     *
     * @return empty where the system does not tell
     */
    static OptionalLong bytes(String field) {
        Pattern line = Pattern.compile(field + ":\\s+(\\d+) kB");
        try {
            return Files.readAllLines(STATUS).stream()
                    .map(line::matcher)
                    .filter(m -> m.matches())
                    .mapToLong(m -> Long.parseLong(m.group(1)) * KILO)
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }
}
