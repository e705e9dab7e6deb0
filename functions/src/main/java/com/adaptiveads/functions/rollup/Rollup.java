package com.adaptiveads.functions.rollup;

import com.adaptiveads.functions.log.Log;
import com.adaptiveads.functions.totals.Addition;
import com.adaptiveads.functions.totals.Change;
import com.adaptiveads.functions.totals.Tally;
import com.adaptiveads.functions.totals.Totals;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Adds each change of the tables to the totals once. A record nobody can read must not stop those behind it. */
public final class Rollup {
    private final Totals totals;
    private final Log log;

    /** What became of a record. */
    public enum Result {
        /** In the totals now, was so before, or does not belong there. */
        DONE,
        /** Not to be counted by any number of tries; the log says which. What it tells of stays in its table. */
        SET_ASIDE,
        /** To be tried again, and everything after it. */
        FAILED
    }

    public Rollup(Totals totals, Log log) {
        this.totals = totals;
        this.log = log;
    }

    /** @param change read only here, so that one that cannot be read is a result and not the end of the batch */
    public Result count(String changeId, Supplier<Optional<Change.Dated>> change) {
        List<Addition> additions;
        try {
            additions =
                    change.get().map(dated -> Tally.additions(changeId, dated)).orElse(List.of());
        } catch (RuntimeException unreadable) {
            return setAside(changeId, unreadable);
        }
        try {
            if (!additions.isEmpty()) {
                totals.add(additions.getFirst());
                totals.missing(additions.subList(1, additions.size())).forEach(totals::add);
            }
            return Result.DONE;
        } catch (Totals.Refused refused) {
            return setAside(changeId, refused);
        } catch (RuntimeException e) {
            log.error("a change could not be counted yet", Map.of("event_id", changeId), e);
            return Result.FAILED;
        }
    }

    private Result setAside(String changeId, RuntimeException why) {
        log.error("a change is set aside uncounted", Map.of("event_id", changeId), why);
        return Result.SET_ASIDE;
    }
}
