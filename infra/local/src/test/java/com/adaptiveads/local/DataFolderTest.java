package com.adaptiveads.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    Path folder;

    @Test
    void oneRunAtATimeHoldsIt() {
        try (DataFolder first = DataFolder.open(folder, false)) {
            assertTrue(Files.isDirectory(first.part("s3")));
            assertSentence("Another run uses the data folder", folder, false);
        }
        DataFolder.open(folder, false).close();
    }

    @Test
    void freshRemovesWhatIsOursAndNothingElse() throws IOException {
        try (DataFolder data = DataFolder.open(folder, false)) {
            Files.writeString(data.part("s3").resolve("object"), "x");
        }
        Files.writeString(folder.resolve("diary.txt"), "not ours");
        try (DataFolder data = DataFolder.open(folder, true)) {
            assertFalse(Files.exists(data.part("s3").resolve("object")));
        }
        assertEquals("not ours", Files.readString(folder.resolve("diary.txt")));
    }

    @Test
    void aFolderOfSomebodyElseIsLeftAloneEvenWhenFreshIsAskedFor() throws IOException {
        Files.writeString(folder.resolve("thesis.txt"), "years of work");
        assertSentence("holds something else", folder, true);
        assertEquals("years of work", Files.readString(folder.resolve("thesis.txt")));
    }

    @Test
    void anotherVersionsFolderIsNotTouched() throws IOException {
        DataFolder.open(folder, false).close();
        Files.writeString(folder.resolve("adaptive-ads-data"), "99");
        assertSentence("another version", folder, true);
    }

    @Test
    void aFolderThatCannotBeMadeIsOneSentence() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertSentence("cannot be written", file.resolve("data"), false);
    }

    @Test
    void aDiskThatIsNearlyFullIsSaidBeforeAnythingIsWritten() throws IOException {
        Path data = folder.resolve("data");
        StartFailure failure = assertThrows(StartFailure.class, () -> DataFolder.open(data, false, root -> 400L << 20)
                .close());
        assertEquals(
                "Only 400 MB are free where " + data + " lies: free 500 MB, or choose another disk with DATA=….",
                failure.getMessage());
        try (Stream<Path> files = Files.list(data)) {
            assertEquals(List.of(), files.toList());
        }
        DataFolder.open(data, false, root -> 500L << 20).close();
    }

    private static void assertSentence(String part, Path folder, boolean fresh) {
        StartFailure failure = assertThrows(
                StartFailure.class, () -> DataFolder.open(folder, fresh).close());
        assertTrue(failure.getMessage().contains(part), failure.getMessage());
        assertTrue(failure.getMessage().endsWith("."), failure.getMessage());
    }
}
