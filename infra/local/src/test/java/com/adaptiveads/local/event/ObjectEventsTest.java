package com.adaptiveads.local.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.events.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

class ObjectEventsTest {
    private static final String BUCKET = "bucket";

    @TempDir
    Path folder;

    private final BlockingQueue<String> delivered = new LinkedBlockingQueue<>();
    private BlobStore disk;

    @BeforeEach
    void openBucket() throws IOException {
        disk = new FilesystemNio2BlobStore(
                Files.createDirectories(folder.resolve("s3")).toString());
        disk.createContainer(BUCKET);
    }

    @Test
    void anObjectOfAWatchedPrefixIsToldOnceWithItsKeyEncoded() throws Exception {
        try (ObjectEvents events = events()) {
            BlobStore store = new NotifyingBlobStore(disk, events);
            put(store, BUCKET, "elsewhere/a.jpg");
            put(store, BUCKET, "drop/summer sale/é+1.jpg");
            events.open((key, event) -> delivered.add(key + " " + Json.string(event)));
            String told = delivered.take();
            assertTrue(told.startsWith("drop/summer sale/é+1.jpg "), told);
            assertTrue(told.contains("\"key\":\"drop/summer+sale/%C3%A9%2B1.jpg\""), told);
            assertTrue(told.contains("\"size\":5"), told);
        }
        assertEquals(0, delivered.size());
        assertEquals(0, owed());
    }

    @Test
    void anEventNotYetHandledWhenTheProcessDiesIsDeliveredByTheNext() throws Exception {
        BlobStore store = new NotifyingBlobStore(disk, events());
        put(store, BUCKET, "drop/a/b.jpg"); // and nobody opens: the process is gone
        assertEquals(1, owed());
        try (ObjectEvents next = events()) {
            next.open((key, event) -> delivered.add(key));
            assertEquals("drop/a/b.jpg", delivered.take());
        }
    }

    @Test
    void aWriteThatNeverHappenedIsNotTold() throws Exception {
        new PendingEvents(folder.resolve("events")).add(BUCKET, "drop/a/never.jpg"); // died before the write
        try (ObjectEvents events = events()) {
            BlobStore store = new NotifyingBlobStore(disk, events);
            assertThrows(RuntimeException.class, () -> put(store, "no-such-bucket", "drop/a/failed.jpg"));
            put(store, BUCKET, "drop/a/real.jpg");
            events.open((key, event) -> delivered.add(key));
            assertEquals("drop/a/real.jpg", delivered.take());
        }
        assertEquals(0, delivered.size());
        assertEquals(0, owed());
    }

    @Test
    void aFunctionThatFailsGetsTheEventAgain() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        try (ObjectEvents events = events()) {
            put(new NotifyingBlobStore(disk, events), BUCKET, "drop/a/b.jpg");
            events.open((key, event) -> {
                if (calls.incrementAndGet() == 1) {
                    throw new IOException("not now");
                }
                delivered.add(key);
            });
            assertEquals("drop/a/b.jpg", delivered.take());
        }
        assertEquals(2, calls.get());
    }

    private ObjectEvents events() {
        return new ObjectEvents(folder.resolve("events"), List.of("drop/"), disk);
    }

    private long owed() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("events"))) {
            return files.count();
        }
    }

    private static void put(BlobStore store, String bucket, String key) {
        byte[] bytes = "photo".getBytes(StandardCharsets.UTF_8);
        store.putBlob(
                PutObjectRequest.builder()
                        .bucket(bucket)
                        .key(key)
                        .contentLength((long) bytes.length)
                        .build(),
                new ByteArrayInputStream(bytes));
    }
}
