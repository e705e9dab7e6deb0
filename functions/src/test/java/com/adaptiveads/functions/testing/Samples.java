package com.adaptiveads.functions.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The payloads of {@code events/samples}. */
public final class Samples {
    private static final Path FOLDER = Path.of("..", "events", "samples");

    private Samples() {}

    public static byte[] read(String name) {
        try {
            return Files.readAllBytes(FOLDER.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
