package com.adaptiveads.functions.generation;

import com.adaptiveads.events.api.Product.Status;
import com.adaptiveads.events.job.ComposeJob;
import com.adaptiveads.events.job.ComposeJob.Reason;
import com.adaptiveads.events.job.DropOrder;
import com.adaptiveads.events.job.Format;
import com.adaptiveads.events.metric.Metric;
import com.adaptiveads.events.store.Ids;
import com.adaptiveads.functions.budget.HourlyBudget;
import com.adaptiveads.functions.engagement.Engagement;
import com.adaptiveads.functions.engagement.Generation;
import com.adaptiveads.functions.engagement.GenerationTrigger;
import com.adaptiveads.functions.engagement.GenerationTrigger.Decision;
import com.adaptiveads.functions.engagement.GenerationTrigger.Decision.Generate;
import com.adaptiveads.functions.engagement.GenerationTrigger.Decision.Resend;
import com.adaptiveads.functions.engagement.GenerationTrigger.Decision.Wait;
import com.adaptiveads.functions.engagement.Subject;
import com.adaptiveads.functions.engagement.TopProduct;
import com.adaptiveads.functions.generation.Generations.Snapshot;
import com.adaptiveads.functions.generation.Outcome.NoProduct;
import com.adaptiveads.functions.generation.Outcome.Refused;
import com.adaptiveads.functions.generation.Outcome.Started;
import com.adaptiveads.functions.generation.Outcome.Waiting;
import com.adaptiveads.functions.job.JobQueue;
import com.adaptiveads.functions.log.Log;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Claims a session's next compositions, then sends their job: of several callers at once one claims. A crash in between
 * leaves a claim whose lease runs out; the next caller extends it, which again only one can, and sends the same job.
 */
public final class Generator {
    private static final int HEX = 16;
    private static final long BUSY_MS = 1_000;

    private final Generations generations;
    private final ReadyProducts products;
    private final Hotspots hotspots;
    private final JobQueue jobs;
    private final Clock clock;
    private final Log log;

    public Generator(
            Generations generations, ReadyProducts products, Hotspots hotspots, JobQueue jobs, Clock clock, Log log) {
        this.generations = generations;
        this.products = products;
        this.hotspots = hotspots;
        this.jobs = jobs;
        this.clock = clock;
        this.log = log;
    }

    /** @param snapshot of the wish's session, read just before */
    public Outcome fulfil(Wish wish, Snapshot snapshot) {
        long now = clock.millis();
        return switch (decision(wish, snapshot, now)) {
            case Wait wait -> new Waiting(snapshot.claimed(), wait.reason(), wait.remainingMs());
            case Resend resend -> retried(wish.sessionId(), snapshot.claimed().orElseThrow(), resend.reason(), now);
            case Generate generate -> started(wish, snapshot, generate, now);
        };
    }

    /** Products are looked up only once everything else is there, so that most polls read none. */
    private static Decision decision(Wish wish, Snapshot snapshot, long now) {
        Optional<Generation> last = snapshot.claimed().map(Claimed::generation);
        return wish.reason() == Reason.VARIATION
                ? GenerationTrigger.variation(last, 1, now)
                : GenerationTrigger.engaged(snapshot.session().state().activeMs(), last, 1, now);
    }

    private Outcome started(Wish wish, Snapshot snapshot, Generate generate, long now) {
        Optional<String> product =
                wish.productId().or(() -> topProduct(snapshot.session().state().products()));
        if (product.isEmpty()) {
            return new NoProduct(snapshot.claimed());
        }
        ComposeJob job = job(wish, product.get(), generate.number(), now);
        Claimed claim = new Claimed(
                Generation.claim(
                        snapshot.claimed().map(Claimed::generation),
                        new Generation.Request(job.jobId(), job.reason(), job.productId(), job.hotspot(), job.seed()),
                        snapshot.session().state().activeMs(),
                        now),
                job,
                0,
                0);
        return switch (generations.claim(wish.sessionId(), claim)) {
            case STORED -> sent(wish.sessionId(), claim, generate.reason());
            case LOST ->
                new Waiting(
                        generations.find(wish.sessionId()).claimed(),
                        "New compositions are being made.",
                        GenerationTrigger.COOL_DOWN_MS);
            case OVER_BUDGET -> {
                log.metrics(Map.of(Metric.GENERATIONS_REFUSED, 1));
                yield new Refused(snapshot.claimed(), HourlyBudget.untilNextMs(now));
            }
            case BUSY -> new Waiting(snapshot.claimed(), "Many ask for compositions at once; try again.", BUSY_MS);
        };
    }

    private Started sent(String sessionId, Claimed claim, String reason) {
        jobs.send(claim.job());
        log.metrics(Map.of(Metric.GENERATIONS_CLAIMED, 1));
        log.info(
                "generation claimed",
                Map.of("session_id", sessionId, "job_id", claim.job().jobId()));
        return new Started(claim, reason);
    }

    /** A job that has got on since the lease began is only slow: it gets more time and is not sent again. */
    private Outcome retried(String sessionId, Claimed claimed, String reason, long now) {
        boolean slow = claimed.advancing();
        Claimed extended = claimed.with(
                slow ? claimed.generation().renewed(now) : claimed.generation().resent(now));
        if (!generations.extend(sessionId, claimed, extended)) {
            return new Waiting(generations.find(sessionId).claimed(), reason, 0);
        }
        if (!slow) {
            jobs.send(claimed.job());
            log.metrics(Map.of(Metric.JOBS_SENT_AGAIN, 1));
            log.warn(
                    "job sent again",
                    Map.of("session_id", sessionId, "job_id", claimed.job().jobId()));
        }
        return new Waiting(Optional.of(extended), slow ? "New compositions are being made." : reason, 0);
    }

    private ComposeJob job(Wish wish, String product, int number, long now) {
        String id = Ids.generationJob(wish.sessionId(), number, now);
        return new ComposeJob(
                id,
                now,
                Optional.of(wish.sessionId()),
                product,
                DropOrder.DEFAULT_COUNT,
                List.of(Format.SQUARE),
                wish.hotspot().orElseGet(() -> hotspots.of(wish.sessionId())),
                wish.canvas(),
                wish.reason(),
                Optional.empty(),
                Long.parseLong(id.substring(0, id.length() / 2), HEX));
    }

    /** The most engaged ready product; the library's first when none of the engaged ones is known and ready. */
    private Optional<String> topProduct(Map<String, Engagement> engagement) {
        Set<String> engaged = engagement.keySet().stream()
                .map(Subject::productOf)
                .filter(id -> Ids.HEX.matcher(id).matches())
                .collect(Collectors.toSet());
        List<String> ready = products.statuses(engaged).entrySet().stream()
                .filter(status -> status.getValue() == Status.READY)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        return ready.isEmpty() ? products.first() : TopProduct.of(engagement, ready);
    }
}
