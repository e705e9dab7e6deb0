package com.adaptiveads.events.trace;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The id of the request that the current thread works for: API Gateway's, or Lambda's where an event called. It is bound at the
 * edges, read by logs, and travels with a job as a message attribute, never in its body: the same job sent again by another
 * request is still the same job.
 */
public final class Correlation {
    /** Name of the message attribute, of the field in logs and of that in manifests. */
    public static final String NAME = "request_id";

    private static final ScopedValue<String> REQUEST = ScopedValue.newInstance();

    /** What comes from a queue goes into logs: nothing that could be taken for more than an id. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.:=/+-]{1,128}");

    private Correlation() {}

    /** Absent outside of any request. */
    public static Optional<String> requestId() {
        return REQUEST.isBound() ? Optional.of(REQUEST.get()) : Optional.empty();
    }

    /** What is no id is as good as none. */
    public static Optional<String> valid(String id) {
        return ID.matcher(id).matches() ? Optional.of(id) : Optional.empty();
    }

    /** Works for this request, or for none when there is no id. */
    public static <T> T within(Optional<String> requestId, Supplier<T> work) {
        return requestId.isPresent()
                ? ScopedValue.where(REQUEST, requestId.get()).call(work::get)
                : work.get();
    }

    /** Works for this request, or for none when there is no id. */
    public static void run(Optional<String> requestId, Runnable work) {
        requestId.ifPresentOrElse(id -> ScopedValue.where(REQUEST, id).run(work), work);
    }
}
