package com.adaptiveads.functions.rollup;

import com.adaptiveads.events.trace.Correlation;
import com.adaptiveads.functions.Wiring;
import com.adaptiveads.functions.rollup.Rollup.Result;
import com.adaptiveads.functions.totals.Change;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The streams of the engagement, products and compositions tables, with {@code ReportBatchItemFailures}. */
public final class RollupHandler implements RequestHandler<DynamodbEvent, StreamsEventResponse> {
    private final Rollup rollup;
    private final Function<DynamodbStreamRecord, Optional<Change.Dated>> changes;

    public RollupHandler() {
        this(Wiring.fromEnvironment());
    }

    public RollupHandler(Wiring wiring) {
        this(wiring.rollup(), wiring.changes());
    }

    RollupHandler(Rollup rollup, Function<DynamodbStreamRecord, Optional<Change.Dated>> changes) {
        this.rollup = rollup;
        this.changes = changes;
    }

    /** Stops at the first failure: Lambda delivers from there on again, and what was counted is known. */
    @Override
    public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
        return Correlation.within(Correlation.valid(context.getAwsRequestId()), () -> count(event));
    }

    private StreamsEventResponse count(DynamodbEvent event) {
        for (DynamodbStreamRecord record : event.getRecords()) {
            if (rollup.count(record.getEventID(), () -> changes.apply(record)) == Result.FAILED) {
                return new StreamsEventResponse(
                        List.of(new BatchItemFailure(record.getDynamodb().getSequenceNumber())));
            }
        }
        return new StreamsEventResponse(List.of());
    }
}
