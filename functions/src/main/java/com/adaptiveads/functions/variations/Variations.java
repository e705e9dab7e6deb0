package com.adaptiveads.functions.variations;

import com.adaptiveads.events.api.Canvas;
import com.adaptiveads.events.api.Hotspot;
import com.adaptiveads.events.api.Interaction.Point;
import com.adaptiveads.events.api.Product.Status;
import com.adaptiveads.events.api.VariationRequest;
import com.adaptiveads.events.job.ComposeJob.Reason;
import com.adaptiveads.events.store.Ids;
import com.adaptiveads.functions.engagement.Subject;
import com.adaptiveads.functions.generation.Generations;
import com.adaptiveads.functions.generation.Generator;
import com.adaptiveads.functions.generation.Outcome;
import com.adaptiveads.functions.generation.ReadyProducts;
import com.adaptiveads.functions.generation.Wish;
import com.adaptiveads.functions.http.HttpProblem;
import java.util.List;
import java.util.Optional;

/** Claims compositions where the visitor clicked, or where he looks when he did not say. */
public final class Variations {
    private static final int CONFLICT = 409;
    private static final long SECOND = 1000;

    private final Generator generator;
    private final Generations generations;
    private final ReadyProducts products;

    public Variations(Generator generator, Generations generations, ReadyProducts products) {
        this.generator = generator;
        this.generations = generations;
        this.products = products;
    }

    /**
     * Returns the id of the job.
     *
     * @throws HttpProblem 404 for an unknown product, 409 for one that is not ready or when none is, 429 within the
     *     cool-down, while compositions are being made and when the hour's budget is used up
     */
    String claim(VariationRequest request) {
        Wish wish = new Wish(
                request.sessionId(),
                Reason.VARIATION,
                request.canvas(),
                request.productId().map(this::readyProduct),
                request.click().map(click -> hotspot(click, request.canvas())));
        return switch (generator.fulfil(wish, generations.find(request.sessionId()))) {
            case Outcome.Started started -> started.claim().job().jobId();
            case Outcome.Waiting waiting ->
                throw HttpProblem.throttled(waiting.reason(), Math.ceilDiv(waiting.remainingMs(), SECOND));
            case Outcome.Refused refused ->
                throw HttpProblem.budgetSpent(refused.reason(), Math.ceilDiv(refused.retryMs(), SECOND));
            case Outcome.NoProduct none -> throw new HttpProblem(CONFLICT, "no_ready_product", none.reason());
        };
    }

    private String readyProduct(String id) {
        String product = Subject.productOf(id);
        Optional<Status> status = Ids.HEX.matcher(product).matches()
                ? Optional.ofNullable(products.statuses(List.of(product)).get(product))
                : Optional.empty();
        return switch (status.orElseThrow(() -> HttpProblem.notFound("There is no such product."))) {
            case READY -> product;
            case UPLOADING, SEGMENTING ->
                throw new HttpProblem(CONFLICT, "product_not_ready", "The product is still being cut out.");
            case FAILED -> throw new HttpProblem(CONFLICT, "product_failed", "The product could not be cut out.");
        };
    }

    /** The visitor said so himself, so there is no doubt. */
    private static Hotspot hotspot(Point click, Canvas canvas) {
        return new Hotspot(
                Math.clamp(click.x() / canvas.width(), 0, 1), Math.clamp(click.y() / canvas.height(), 0, 1), 1);
    }
}
