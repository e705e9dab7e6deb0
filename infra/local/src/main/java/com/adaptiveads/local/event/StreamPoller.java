package com.adaptiveads.local.event;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * Reads a table's stream and delivers it to a function batch by batch, in order within a shard, each batch until it is
 * handled. Where it got to outlives a restart; a batch under way is then delivered again.
 */
public final class StreamPoller implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamPoller.class);
    private static final int BATCH = 100;
    private static final Duration IDLE = Duration.ofMillis(250);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);
    private static final String DONE = "";

    private final DynamoDbStreamsClient streams;
    private final String streamArn;
    private final StreamTarget target;
    private final Checkpoints checkpoints;
    private final Map<String, String> iterators = new HashMap<>(); // of shards; DONE where a shard is closed and read
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;

    /** @param checkpoints the file that says how far it got */
    public StreamPoller(DynamoDbStreamsClient streams, String streamArn, Path checkpoints, StreamTarget target) {
        this.streams = streams;
        this.streamArn = streamArn;
        this.target = target;
        this.checkpoints = new Checkpoints(checkpoints);
        this.thread = Thread.ofVirtual().name("stream-poller").start(this::run);
    }

    private void run() {
        try {
            while (!stopped.await(step().toMillis(), TimeUnit.MILLISECONDS)) {
                // there is more to do
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns how long to rest. */
    private Duration step() {
        try {
            return pollShards() ? Duration.ZERO : IDLE;
        } catch (ExpiredIteratorException | TrimmedDataAccessException e) {
            iterators.clear();
            return IDLE;
        } catch (RuntimeException e) {
            LOG.warn("a batch of the stream was not handled and will be delivered again", e);
            iterators.clear(); // back to the checkpoint
            return AFTER_FAILURE;
        }
    }

    /** Returns whether anything was there. */
    private boolean pollShards() {
        List<Shard> shards = streams.describeStream(d -> d.streamArn(streamArn))
                .streamDescription()
                .shards();
        checkpoints.keep(shards.stream().map(Shard::shardId).collect(Collectors.toSet()));
        boolean any = false;
        for (Shard shard : shards) {
            if (parentRead(shard, shards)) {
                any |= poll(shard.shardId());
            }
        }
        return any;
    }

    /** A shard's records come after all of its parent's. */
    private boolean parentRead(Shard shard, List<Shard> shards) {
        return shards.stream().noneMatch(s -> s.shardId().equals(shard.parentShardId()))
                || DONE.equals(iterators.get(shard.parentShardId()));
    }

    private boolean poll(String shard) {
        String iterator = iterators.computeIfAbsent(shard, this::iterator);
        if (iterator.equals(DONE)) {
            return false;
        }
        GetRecordsResponse read =
                streams.getRecords(r -> r.shardIterator(iterator).limit(BATCH));
        List<Record> records = read.records();
        if (!records.isEmpty()) {
            deliver(shard, records);
        }
        iterators.put(shard, orDone(read.nextShardIterator()));
        return !records.isEmpty();
    }

    /** What was handled before a failure is not delivered again. */
    private void deliver(String shard, List<Record> records) {
        Optional<String> failed = target.deliver(StreamRecordJson.event(streamArn, records));
        String last = "";
        for (Record record : records) {
            String sequenceNumber = record.dynamodb().sequenceNumber();
            if (failed.isPresent() && failed.get().equals(sequenceNumber)) {
                break;
            }
            last = sequenceNumber;
        }
        if (!last.isEmpty()) {
            checkpoints.set(shard, last);
        }
        if (failed.isPresent()) {
            throw new IllegalStateException("the function could not handle record " + failed.get());
        }
    }

    private String iterator(String shard) {
        Optional<String> last = checkpoints.of(shard);
        try {
            return orDone(streams.getShardIterator(i -> i.streamArn(streamArn)
                            .shardId(shard)
                            .shardIteratorType(
                                    last.isPresent()
                                            ? ShardIteratorType.AFTER_SEQUENCE_NUMBER
                                            : ShardIteratorType.TRIM_HORIZON)
                            .sequenceNumber(last.orElse(null)))
                    .shardIterator());
        } catch (TrimmedDataAccessException e) {
            return streams.getShardIterator(i ->
                            i.streamArn(streamArn).shardId(shard).shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                    .shardIterator();
        }
    }

    private static String orDone(@Nullable String iterator) {
        return iterator == null ? DONE : iterator;
    }

    /** Lets a batch under way finish. */
    @Override
    public void close() {
        stopped.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
