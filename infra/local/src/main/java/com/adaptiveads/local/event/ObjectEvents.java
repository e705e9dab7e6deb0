package com.adaptiveads.local.event;

import com.adaptiveads.local.event.PendingEvents.Pending;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/**
 * Delivers object-created events of the watched prefixes to a function, at least once and in any order, as S3 does: three
 * attempts now and, where all fail, again at the next start.
 */
public final class ObjectEvents implements AutoCloseable {
    /** Takes events. An exception means: not handled, deliver again. */
    @FunctionalInterface
    public interface Listener {
        @SuppressWarnings("checkedexceptions")
        void created(String key, Map<String, Object> event) throws Exception;
    }

    private static final Logger LOG = LoggerFactory.getLogger(ObjectEvents.class);
    private static final int CONCURRENT = 4;
    private static final List<Duration> PAUSES = List.of(Duration.ofSeconds(1), Duration.ofSeconds(3));
    private static final Duration DRAIN = Duration.ofSeconds(10);

    private final PendingEvents pending;
    private final List<String> prefixes;
    private final BlobStore blobs;
    private final CompletableFuture<Listener> listener = new CompletableFuture<>();
    private final Semaphore slots = new Semaphore(CONCURRENT);
    private final ExecutorService deliveries = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * @param folder where owed events are kept
     * @param prefixes of keys worth an event
     * @param blobs where an event's object is looked up
     */
    public ObjectEvents(Path folder, List<String> prefixes, BlobStore blobs) {
        this.pending = new PendingEvents(folder);
        this.prefixes = List.copyOf(prefixes);
        this.blobs = blobs;
        pending.all().forEach(this::happened);
    }

    /** Starts delivering; what happened until now has waited. */
    public void open(Listener to) {
        listener.complete(to);
    }

    Optional<Pending> expect(String bucket, String key) {
        return prefixes.stream().anyMatch(key::startsWith) ? Optional.of(pending.add(bucket, key)) : Optional.empty();
    }

    void cancel(Pending notWritten) {
        pending.remove(notWritten);
    }

    void happened(Pending object) {
        deliveries.execute(() -> {
            try {
                Listener to = listener.get();
                slots.acquire();
                try {
                    deliver(object, to);
                } finally {
                    slots.release();
                }
            } catch (InterruptedException | ExecutionException stopping) {
                Thread.currentThread().interrupt(); // the file stays, the next start delivers
            }
        });
    }

    private void deliver(Pending object, Listener to) throws InterruptedException {
        for (int attempt = 0; attempt <= PAUSES.size(); attempt++) {
            try {
                HeadObjectResponse head = blobs.blobMetadataIfPresent(object.bucket(), object.key());
                if (head != null) {
                    to.created(object.key(), S3EventJson.created(object, head));
                }
                pending.remove(object);
                return;
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                LOG.warn("an object-created event was not handled, attempt {}", attempt + 1, e);
            }
            if (attempt < PAUSES.size()) {
                Thread.sleep(PAUSES.get(attempt));
            }
        }
        LOG.error("an object-created event failed for good; the next start delivers it again");
    }

    /** Lets deliveries under way finish; those not begun stay owed. */
    @Override
    public void close() {
        deliveries.shutdown();
        try {
            if (!listener.isDone() || !deliveries.awaitTermination(DRAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                deliveries.shutdownNow();
            }
        } catch (InterruptedException e) {
            deliveries.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
