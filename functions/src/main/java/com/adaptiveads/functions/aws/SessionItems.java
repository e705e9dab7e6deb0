package com.adaptiveads.functions.aws;

import com.adaptiveads.events.job.ComposeJob;
import com.adaptiveads.events.job.Job;
import com.adaptiveads.events.json.Json;
import com.adaptiveads.events.store.EngagementItem;
import com.adaptiveads.functions.engagement.BatchCodec;
import com.adaptiveads.functions.engagement.BatchContent;
import com.adaptiveads.functions.engagement.Generation;
import com.adaptiveads.functions.engagement.Generation.Status;
import com.adaptiveads.functions.engagement.SessionCodec;
import com.adaptiveads.functions.engagement.SessionState;
import com.adaptiveads.functions.generation.Claimed;
import com.adaptiveads.functions.session.Batch;
import com.adaptiveads.functions.session.StoredSession;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items of the engagement table to values and back. */
final class SessionItems {
    static final String VERSION = "version";
    static final String NUMBER = "number";
    static final String SENDS = "sends";
    static final String LEASE_UNTIL = "lease_until";
    static final String PROGRESS_AT_LEASE = "progress_at_lease";

    private static final String STATE = "state";
    private static final String POINTS = "points";
    private static final String BODY = "job";
    private static final String ACTIVE = "active_ms";
    private static final String FAILURES_BEFORE = "failures_before";
    private static final Duration LIFE = Duration.ofDays(30);

    private SessionItems() {}

    static Map<String, AttributeValue> state(String sessionId, SessionState state, long version, long nowMs) {
        Map<String, AttributeValue> item = new HashMap<>(EngagementItem.key(sessionId, EngagementItem.STATE));
        item.put(VERSION, Attr.of(version));
        item.put(STATE, Attr.of(SessionCodec.encode(state)));
        item.put(EngagementItem.EXPIRES_AT, expiry(nowMs));
        return item;
    }

    static StoredSession session(Map<String, AttributeValue> item) {
        return item.isEmpty()
                ? StoredSession.NONE
                : new StoredSession(SessionCodec.decode(Attr.text(item, STATE)), Attr.number(item, VERSION));
    }

    static Map<String, AttributeValue> seen(String sessionId, Batch batch, long nowMs) {
        Map<String, AttributeValue> item =
                new HashMap<>(EngagementItem.key(sessionId, EngagementItem.SEEN + batch.id()));
        item.put(EngagementItem.EXPIRES_AT, expiry(nowMs));
        return item;
    }

    static Map<String, AttributeValue> batch(String sessionId, Batch batch, long nowMs) {
        String sort = EngagementItem.batchesAt(batch.timeMs()) + "#" + batch.id();
        Map<String, AttributeValue> item = new HashMap<>(EngagementItem.key(sessionId, sort));
        item.put(POINTS, Attr.of(BatchCodec.encode(batch.content())));
        item.put(EngagementItem.EXPIRES_AT, expiry(nowMs));
        return item;
    }

    static BatchContent content(Map<String, AttributeValue> item) {
        return BatchCodec.decode(Attr.bytes(item, POINTS));
    }

    static Map<String, AttributeValue> claim(String sessionId, Claimed claim) {
        Generation generation = claim.generation();
        Map<String, AttributeValue> item = new HashMap<>(EngagementItem.key(sessionId, EngagementItem.GENERATION));
        item.put(EngagementItem.JOB, Attr.of(claim.job().jobId()));
        item.put(EngagementItem.STATUS, Attr.of(generation.status().wire()));
        item.put(BODY, Attr.of(claim.job().message()));
        item.put(NUMBER, Attr.of(generation.number()));
        item.put(SENDS, Attr.of(generation.sends()));
        item.put(LEASE_UNTIL, Attr.of(generation.leaseUntilMs()));
        item.put(ACTIVE, Attr.of(generation.activeMsAtClaim()));
        item.put(FAILURES_BEFORE, Attr.of(generation.failuresInARow()));
        item.put(EngagementItem.EXPIRES_AT, expiry(generation.claimedAtMs()));
        return item;
    }

    static Optional<Claimed> claim(Map<String, AttributeValue> item) {
        if (item.isEmpty()) {
            return Optional.empty();
        }
        if (!(Job.from(Json.object(Attr.text(item, BODY))) instanceof ComposeJob job)) {
            throw new IllegalStateException("a generation's job composes");
        }
        return Optional.of(new Claimed(
                generation(item, job),
                job,
                Attr.share(item, EngagementItem.PROGRESS),
                Attr.share(item, PROGRESS_AT_LEASE)));
    }

    private static Generation generation(Map<String, AttributeValue> item, ComposeJob job) {
        Status status = Status.of(Attr.text(item, EngagementItem.STATUS));
        int failuresBefore = (int) Attr.number(item, FAILURES_BEFORE);
        return new Generation(
                (int) Attr.number(item, NUMBER),
                new Generation.Request(job.jobId(), job.reason(), job.productId(), job.hotspot(), job.seed()),
                status,
                job.createdAtMs(),
                Attr.number(item, LEASE_UNTIL),
                Attr.number(item, ACTIVE),
                (int) Attr.number(item, SENDS),
                switch (status) {
                    case QUEUED, RUNNING -> failuresBefore;
                    case DONE -> 0;
                    case FAILED -> failuresBefore + 1;
                },
                status == Status.FAILED
                        ? Attr.optionalText(item, EngagementItem.FAILURE)
                                .or(() -> Optional.of("The compositions could not be made."))
                        : Optional.empty());
    }

    static long claimNumber(Map<String, AttributeValue> item) {
        return Attr.number(item, NUMBER);
    }

    private static AttributeValue expiry(long nowMs) {
        return Attr.of((nowMs + LIFE.toMillis()) / 1000);
    }
}
