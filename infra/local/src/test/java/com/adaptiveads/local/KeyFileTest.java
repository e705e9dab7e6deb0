package com.adaptiveads.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
    @TempDir
    private Path folder;

    @Test
    void aKeyIsMadeOnceAndStays() {
        var first = KeyFile.open(folder.resolve("keys")).ring();

        assertEquals(first, KeyFile.open(folder.resolve("keys")).ring());
        assertNotEquals(first, KeyFile.open(folder.resolve("others")).ring());
    }

    @Test
    void furtherLinesAreAcceptedAndTheFirstSigns() throws IOException {
        Path file = folder.resolve("keys");
        var before = KeyFile.open(file).ring();
        Files.writeString(file, "A".repeat(43) + "=\n" + Files.readString(file));

        var after = KeyFile.open(file).ring();

        assertEquals(List.of(before.signing()), after.others());
        assertNotEquals(before.signing(), after.signing());
    }

    @Test
    void aDamagedFileIsOneSentence() throws IOException {
        Path file = folder.resolve("keys");
        for (String damaged : List.of("", "no base64 !", "c2hvcnQ=")) {
            Files.writeString(file, damaged);
            String message =
                    assertThrows(StartFailure.class, () -> KeyFile.open(file)).getMessage();
            assertTrue(message.contains(file.toString()), message);
        }
    }
}
