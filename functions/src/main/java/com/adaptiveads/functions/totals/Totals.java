package com.adaptiveads.functions.totals;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The totals table. */
public interface Totals {
    /**
     * Adds all of it, once: what is added again within two days under the same id adds nothing.
     *
     * @return false when all of it was added before
     * @throws Refused when the store will never take it, however often it is tried
     */
    boolean add(Addition addition);

    /** Those that were not added before, as far as is known: a read is cheaper than an addition that adds nothing. */
    List<Addition> missing(List<Addition> additions);

    Stats stats();

    /** At most some hundred periods. */
    Series series(Series.Range range);

    /** By id, each of them; of products and compositions nobody met {@link CreativeEngagement#NONE}. */
    Map<String, CreativeEngagement> engagements(Collection<String> creativeIds);

    /** @param creativeId of a product or composition; one that nobody looked at has no heat */
    CreativeHeat heat(String creativeId);

    /** Not a matter of trying again. */
    final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Refused(Throwable cause) {
            super("the store refuses an addition", cause);
        }
    }
}
