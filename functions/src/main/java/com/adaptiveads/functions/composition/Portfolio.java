package com.adaptiveads.functions.composition;

import com.adaptiveads.events.api.Composition;
import com.adaptiveads.events.json.InvalidJson;
import com.adaptiveads.events.store.CompositionItem;
import com.adaptiveads.events.store.Ids;
import com.adaptiveads.functions.blob.Previews;
import com.adaptiveads.functions.paging.Cursor;
import com.adaptiveads.functions.paging.Detail;
import com.adaptiveads.functions.totals.FunnelCounters;
import com.adaptiveads.functions.totals.Totals;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The compositions of a product as the API shows them. */
public final class Portfolio {
    private static final Pattern SORT = Pattern.compile("\\d{13}#" + Ids.HEX + "#\\d{3}");

    private final ProductCompositions compositions;
    private final Previews previews;
    private final Totals totals;

    public Portfolio(ProductCompositions compositions, Previews previews, Totals totals) {
        this.compositions = compositions;
        this.previews = previews;
        this.totals = totals;
    }

    /**
     * Part of the list.
     *
     * @param next cursor of the rest, if there is a rest
     */
    public record Page(List<Map<String, Object>> compositions, Optional<String> next) {}

    /**
     * Up to {@code limit} compositions, newest first, fewer when their previews fill the answer.
     *
     * @throws InvalidJson when the cursor is none of ours
     */
    public Page page(String productId, Optional<String> cursor, int limit, Detail detail) {
        List<Composition> found = compositions.page(
                productId, cursor.map(c -> Cursor.decode(c, SORT).group()), limit + 1);
        List<Composition> wanted = found.subList(0, Math.min(limit, found.size()));
        List<Map<String, Object>> shown = detail.pictures()
                ? previews.fit(wanted, CompositionBody::previews, CompositionBody::of)
                : wanted.stream().map(c -> CompositionBody.of(c, Map.of())).toList();
        if (detail.engagement()) {
            FunnelCounters.addTo(shown, totals);
        }
        boolean rest = shown.size() < found.size();
        return new Page(
                shown,
                rest
                        ? Optional.of(Cursor.encode(CompositionItem.sort(found.get(shown.size() - 1))))
                        : Optional.empty());
    }
}
