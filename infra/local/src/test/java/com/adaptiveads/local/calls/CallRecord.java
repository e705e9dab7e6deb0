package com.adaptiveads.local.calls;

import com.adaptiveads.events.json.Json;
import com.adaptiveads.events.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The AWS actions of each caller, in {@code infra/check/calls.json}. {@code make check-deploy} proves that each role grants them
 * and nothing else; the integration tests refuse a call that is not in it, as IAM would.
 */
final class CallRecord {
    private static final int MOST = 200;
    private static final Optional<CallRecord> FROM_BUILD =
            Optional.ofNullable(System.getProperty("calls")).map(file -> new CallRecord(Path.of(file)));

    private final Map<String, Set<String>> known;
    private final boolean recording;

    private CallRecord(Path file) {
        this.recording = Boolean.getBoolean("calls.record");
        this.known = recording ? new TreeMap<>() : read(file);
        if (recording) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> write(file)));
        }
    }

    /** Empty when the build names none. */
    static Optional<CallRecord> fromBuild() {
        return FROM_BUILD;
    }

    /** @throws IllegalStateException for one that is not in the record, unless it is being made */
    synchronized void take(String caller, List<String> actions) {
        if (recording) {
            known.computeIfAbsent(caller, name -> new TreeSet<>()).addAll(actions);
            return;
        }
        for (String action : actions) {
            if (!known.getOrDefault(caller, Set.of()).contains(action)) {
                throw new IllegalStateException(caller + " may not " + action
                        + ": IAM would refuse it. If it shall, grant it in the template and run make record-calls.");
            }
        }
    }

    /** With what is known to be called by code that no recorded test reaches, in {@code unrecorded.json} beside it. */
    private static Map<String, Set<String>> read(Path file) {
        try {
            Map<String, Set<String>> known = new TreeMap<>();
            JsonObject recorded = Json.object(Files.readAllBytes(file));
            recorded.fields()
                    .keySet()
                    .forEach(caller -> known.put(caller, new TreeSet<>(recorded.strings(caller, MOST))));
            JsonObject unrecorded = Json.object(Files.readAllBytes(file.resolveSibling("unrecorded.json")));
            unrecorded.fields().keySet().forEach(caller -> known.computeIfAbsent(caller, name -> new TreeSet<>())
                    .addAll(unrecorded.object(caller).fields().keySet()));
            return known;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void write(Path file) {
        Map<String, Object> lines = new LinkedHashMap<>();
        known.forEach((caller, actions) -> lines.put(caller, List.copyOf(actions)));
        try {
            Files.writeString(
                    file,
                    Json.string(lines)
                                    .replace("\":[\"", "\": [\n    \"")
                                    .replace("\",\"", "\",\n    \"")
                                    .replace("\"],\"", "\"\n  ],\n  \"")
                                    .replace("{\"", "{\n  \"")
                                    .replace("\"]}", "\"\n  ]\n}")
                            + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
