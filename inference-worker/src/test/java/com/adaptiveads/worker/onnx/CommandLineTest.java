package com.adaptiveads.worker.onnx;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.worker.model.ModelFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {
    @TempDir
    private Path folder;

    @Test
    void aCommandLineThatWouldCrashTheProcessIsToldInstead() throws IOException {
        Path commandLine = folder.resolve("cmdline");
        Files.writeString(commandLine, "java\0-cp\0" + "x".repeat(4200));
        String sentence = assertThrows(ModelFailure.class, () -> CommandLine.check(commandLine))
                .getMessage();
        assertTrue(sentence.contains("4209 bytes"), sentence);
        Files.writeString(commandLine, "java\0-cp\0lib/*");
        assertDoesNotThrow(() -> CommandLine.check(commandLine));
        assertDoesNotThrow(() -> CommandLine.check(folder.resolve("none")));
    }
}
