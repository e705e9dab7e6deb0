package com.adaptiveads.functions.drop;

import com.adaptiveads.events.trace.Correlation;
import com.adaptiveads.functions.Wiring;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3EventNotificationRecord;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3ObjectEntity;
import org.jspecify.annotations.Nullable;

/**
 * S3 notifications of {@code originals/} and {@code drop/}. A failure fails the event as a whole, S3 delivers it again, and
 * what was done already is done again harmlessly.
 */
public final class DropHandler implements RequestHandler<S3Event, @Nullable Void> {
    private static final String CREATED = "ObjectCreated:";

    private final Arrivals arrivals;

    public DropHandler() {
        this(Wiring.fromEnvironment());
    }

    public DropHandler(Wiring wiring) {
        this(wiring.arrivals());
    }

    DropHandler(Arrivals arrivals) {
        this.arrivals = arrivals;
    }

    @Override
    public @Nullable Void handleRequest(S3Event event, Context context) {
        Correlation.run(Correlation.valid(context.getAwsRequestId()), () -> take(event));
        return null;
    }

    private void take(S3Event event) {
        for (S3EventNotificationRecord record : event.getRecords()) {
            if (record.getEventName().startsWith(CREATED)) {
                S3ObjectEntity object = record.getS3().getObject();
                arrivals.arrived(object.getUrlDecodedKey(), object.getSizeAsLong());
            }
        }
    }
}
