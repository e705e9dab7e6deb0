package com.adaptiveads.worker.model.fetch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.worker.model.ModelFailure;
import com.adaptiveads.worker.model.fetch.Download.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadTest {
    private static final int SIZE = 1_000_003;
    private static final Limits LIMITS = new Limits(4, 100_000, 5);

    @TempDir
    private Path folder;

    private final MemoryLibrary library = new MemoryLibrary();
    private final AtomicLong arrived = new AtomicLong();

    @Test
    void aFileComesWholeAndLeavesNothingElse() throws Exception {
        byte[] content = content(1, SIZE);
        fetch(content);
        assertArrayEquals(content, Files.readAllBytes(target()));
        assertEquals(List.of("weights"), files());
        assertEquals(SIZE, arrived.get());
        assertEquals(SIZE, library.served());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 99_999, 100_000, 100_001})
    void anySizeComes(int size) throws Exception {
        byte[] content = content(2, size);
        fetch(content);
        assertArrayEquals(content, Files.readAllBytes(target()));
    }

    @Test
    void cutConnectionsGoOnFromTheLastByte() throws Exception {
        Random random = new Random(3);
        library.cut = length -> 1 + random.nextLong(length);
        byte[] content = content(3, SIZE);
        fetch(content);
        assertArrayEquals(content, Files.readAllBytes(target()));
        assertEquals(SIZE, library.served(), "no byte is sent twice");
    }

    @Test
    void aNetworkThatStaysAwayIsGivenUp() throws Exception {
        byte[] content = content(4, SIZE);
        library.cut = length -> 0;
        assertThrows(IOException.class, () -> fetch(content));
        assertFalse(Files.exists(target()));
    }

    @Test
    void anotherStartGoesOnWhereThisOneEnded() throws Exception {
        byte[] content = content(5, SIZE);
        AtomicInteger opened = new AtomicInteger();
        library.trouble = path -> {
            if (opened.incrementAndGet() > 6) {
                throw new IOException("network is down");
            }
        };
        assertThrows(IOException.class, () -> fetch(content));
        long before = library.served();
        assertTrue(before > 0, "some came");

        library.trouble = path -> {};
        arrived.set(0);
        fetch(content);
        assertArrayEquals(content, Files.readAllBytes(target()));
        assertTrue(arrived.get() < SIZE, "what was here did not come again");
        assertEquals(List.of("weights"), files());
    }

    @Test
    void aTornNoteIsNoChunk() throws Exception {
        byte[] content = content(6, SIZE);
        Files.write(target("weights.part"), new byte[SIZE]);
        library.put("weights", content);
        RemoteFile file = library.find("weights").orElseThrow();
        Files.writeString(target("weights.part.done"), SIZE + " 100000 " + file.version() + "\n3"); // the 3 of 30
        assertEquals(0, new Download(library, LIMITS, failures -> {}).here(file, target()));
        fetch(content);
        assertArrayEquals(content, Files.readAllBytes(target()));
    }

    @Test
    void chunksThatNeverReachedTheDiskAreFetchedAgain() throws Exception {
        byte[] content = content(7, SIZE);
        Files.write(target("weights.part"), new byte[SIZE]); // a power cut left zeros
        library.put("weights", content);
        String version = library.find("weights").orElseThrow().version();
        Files.writeString(target("weights.part.done"), SIZE + " 100000 " + version + "\n0\n1\n2\n");
        fetch(content);
        assertArrayEquals(content, Files.readAllBytes(target()));
    }

    @Test
    void anotherVersionsChunksAreNotMixedIn() throws Exception {
        Files.write(target("weights.part"), content(8, SIZE));
        Files.writeString(target("weights.part.done"), SIZE + " 100000 another\n0\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n");
        byte[] content = content(9, SIZE);
        fetch(content);
        assertArrayEquals(content, Files.readAllBytes(target()));
    }

    @Test
    void aFileReplacedMeanwhileIsTold() {
        byte[] content = content(10, SIZE);
        AtomicInteger opened = new AtomicInteger();
        library.trouble = path -> {
            if (opened.incrementAndGet() == 5) {
                library.put("weights", content(11, SIZE));
            }
        };
        assertThrows(SourceChanged.class, () -> fetch(content));
        assertEquals(List.of(), files());
    }

    @Test
    void wrongContentIsNeverPublished() {
        library.put("weights", content(12, SIZE));
        ModelFailure failure = assertThrows(ModelFailure.class, () -> fetchAs(content(13, SIZE)));
        assertEquals("model_corrupt", failure.code());
        assertEquals(
                "What memory gives for weights is not what it should be: its checksum differs."
                        + " The file there is damaged or another one.",
                failure.getMessage());
        assertEquals(List.of(), files());
    }

    @Test
    void aRefusalIsNotAskedAgain() {
        AtomicInteger opened = new AtomicInteger();
        library.put("weights", content(14, 10));
        assertThrows(ModelFailure.class, () -> {
            RemoteFile file = library.find("weights").orElseThrow();
            library.trouble = path -> {
                opened.incrementAndGet();
                throw ModelFailure.denied("no");
            };
            download().fetch(file, sha256(new byte[0]), target(), arrived::addAndGet);
        });
        assertEquals(1, opened.get());
    }

    @Test
    void randomFaultsNeverPublishAnythingButTheFile() throws Exception {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            byte[] content = content(seed, 1 + random.nextInt(5000));
            library.put("weights", content);
            Limits limits = new Limits(1 + random.nextInt(5), 1 + random.nextInt(2000), 3);
            library.cut = length -> random.nextInt(3) == 0 ? random.nextLong(length + 1) : length;
            library.trouble = path -> {
                if (random.nextInt(6) == 0) {
                    throw new IOException("network is down");
                }
            };
            boolean done = false;
            while (!done) {
                try {
                    new Download(library, limits, failures -> {})
                            .fetch(library.find("weights").orElseThrow(), sha256(content), target(), n -> {});
                    done = true;
                } catch (IOException e) {
                    assertFalse(Files.exists(target()), "seed " + seed);
                }
            }
            assertArrayEquals(content, Files.readAllBytes(target()), "seed " + seed);
            Files.delete(target());
        }
    }

    private void fetch(byte[] content) throws Exception {
        library.put("weights", content);
        fetchAs(content);
    }

    private void fetchAs(byte[] content) throws Exception {
        download().fetch(library.find("weights").orElseThrow(), sha256(content), target(), arrived::addAndGet);
    }

    private Download download() {
        return new Download(library, LIMITS, failures -> {});
    }

    private Path target() {
        return target("weights");
    }

    private Path target(String name) {
        return folder.resolve(name);
    }

    private List<String> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static byte[] content(int seed, int size) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static Checksum sha256(byte[] content) throws Exception {
        return new Checksum.Sha256(
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
    }
}
