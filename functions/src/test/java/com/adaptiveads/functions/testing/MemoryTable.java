package com.adaptiveads.functions.testing;

import com.adaptiveads.events.store.EngagementItem;
import com.adaptiveads.functions.budget.HourlyBudget;
import com.adaptiveads.functions.engagement.BatchCodec;
import com.adaptiveads.functions.engagement.Generation;
import com.adaptiveads.functions.engagement.HeatPoint;
import com.adaptiveads.functions.engagement.SessionCodec;
import com.adaptiveads.functions.engagement.SessionState;
import com.adaptiveads.functions.generation.Claimed;
import com.adaptiveads.functions.generation.Generations;
import com.adaptiveads.functions.session.Batch;
import com.adaptiveads.functions.session.Sessions;
import com.adaptiveads.functions.session.StoredSession;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The engagement table in memory: the same conditions, all or nothing, and everything in its stored form. */
public final class MemoryTable {
    private final Map<String, Row> states = new HashMap<>();
    private final Map<String, TreeMap<String, byte[]>> batches = new HashMap<>();
    private final Map<String, Set<String>> seen = new HashMap<>();
    private final Map<String, Claimed> claims = new HashMap<>();
    private final Map<String, Integer> spent = new HashMap<>();
    private HourlyBudget budget = HourlyBudget.UNLIMITED;
    private Runnable meanwhile = () -> {};

    private record Row(String state, long version) {}

    /** What somebody else does, once, between the next caller's reading and writing. */
    public void meanwhile(Runnable action) {
        meanwhile = action;
    }

    /** How many generations an hour may start from now on. */
    public void budget(int limit) {
        budget = new HourlyBudget(OptionalInt.of(limit));
    }

    public Sessions sessions() {
        return new MemorySessions();
    }

    public Generations generations() {
        return new MemoryGenerations();
    }

    /** How many batches were stored, also of those without anything to keep. */
    public synchronized int batches(String sessionId) {
        return seen.getOrDefault(sessionId, Set.of()).size();
    }

    public synchronized Optional<Claimed> claim(String sessionId) {
        return Optional.ofNullable(claims.get(sessionId));
    }

    /** What a worker writes while it is on a job. */
    public synchronized void worker(String sessionId, Generation.Status status, double progress) {
        Claimed claim = Optional.ofNullable(claims.get(sessionId)).orElseThrow();
        Generation generation = claim.generation();
        Generation told =
                switch (status) {
                    case QUEUED -> generation;
                    case RUNNING ->
                        new Generation(
                                generation.number(),
                                generation.request(),
                                status,
                                generation.claimedAtMs(),
                                generation.leaseUntilMs(),
                                generation.activeMsAtClaim(),
                                generation.sends(),
                                generation.failuresInARow(),
                                Optional.empty());
                    case DONE -> generation.finished();
                    case FAILED -> generation.failed("The painter ran out of memory.");
                };
        claims.put(sessionId, new Claimed(told, claim.job(), progress, claim.progressAtLease()));
    }

    private void interrupt() {
        Runnable action = meanwhile;
        meanwhile = () -> {};
        action.run();
    }

    private synchronized StoredSession stored(String sessionId) {
        Row row = states.get(sessionId);
        return row == null ? StoredSession.NONE : new StoredSession(SessionCodec.decode(row.state()), row.version());
    }

    private final class MemorySessions implements Sessions {
        @Override
        public StoredSession find(String sessionId) {
            return stored(sessionId);
        }

        @Override
        public Outcome append(String sessionId, StoredSession before, SessionState after, Batch batch, long nowMs) {
            interrupt();
            synchronized (MemoryTable.this) {
                Set<String> known = seen.computeIfAbsent(sessionId, id -> new HashSet<>());
                if (known.contains(batch.id())) {
                    return Outcome.REPEATED;
                }
                Row row = states.get(sessionId);
                if ((row == null ? 0 : row.version()) != before.version()) {
                    return Outcome.CONFLICT;
                }
                known.add(batch.id());
                if (!batch.content().isEmpty()) {
                    batches.computeIfAbsent(sessionId, id -> new TreeMap<>())
                            .put(
                                    EngagementItem.batchesAt(batch.timeMs()) + "#" + batch.id(),
                                    BatchCodec.encode(batch.content()));
                }
                states.put(sessionId, new Row(SessionCodec.encode(after), before.version() + 1));
                return Outcome.STORED;
            }
        }

        @Override
        public List<HeatPoint> newestPoints(String sessionId, long fromMs, Predicate<HeatPoint> wanted, int max) {
            synchronized (MemoryTable.this) {
                return batches
                        .getOrDefault(sessionId, new TreeMap<>())
                        .tailMap(EngagementItem.batchesAt(fromMs), true)
                        .descendingMap()
                        .values()
                        .stream()
                        .flatMap(batch -> BatchCodec.decode(batch).points().stream())
                        .filter(wanted)
                        .limit(max)
                        .toList();
            }
        }
    }

    private final class MemoryGenerations implements Generations {
        @Override
        public Snapshot find(String sessionId) {
            synchronized (MemoryTable.this) {
                return new Snapshot(stored(sessionId), MemoryTable.this.claim(sessionId));
            }
        }

        @Override
        public Claim claim(String sessionId, Claimed claim) {
            interrupt();
            synchronized (MemoryTable.this) {
                int newest = MemoryTable.this
                        .claim(sessionId)
                        .map(c -> c.generation().number())
                        .orElse(0);
                boolean next = newest == claim.generation().number() - 1 || newest == 0;
                String hour = HourlyBudget.hour(claim.generation().claimedAtMs());
                if (!next) {
                    return Claim.LOST;
                }
                if (budget.limit().isPresent()
                        && spent.getOrDefault(hour, 0) >= budget.limit().getAsInt()) {
                    return Claim.OVER_BUDGET;
                }
                claims.put(sessionId, claim);
                spent.merge(hour, 1, Integer::sum);
                return Claim.STORED;
            }
        }

        @Override
        public boolean extend(String sessionId, Claimed before, Claimed after) {
            interrupt();
            synchronized (MemoryTable.this) {
                Generation stored = claims.get(sessionId).generation();
                boolean same = stored.inFlight()
                        && claims.get(sessionId).job().equals(before.job())
                        && stored.leaseUntilMs() == before.generation().leaseUntilMs()
                        && stored.sends() == before.generation().sends();
                if (same) {
                    claims.put(sessionId, after);
                }
                return same;
            }
        }
    }
}
