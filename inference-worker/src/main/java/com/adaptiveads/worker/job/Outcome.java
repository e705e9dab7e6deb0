package com.adaptiveads.worker.job;

import com.adaptiveads.events.api.Product.Problem;

/** How a job ended. What may work another time is no outcome but an exception. */
public sealed interface Outcome {
    /** The result is stored, or there is nothing to do any more. */
    record Done() implements Outcome {}

    /** It cannot be done, now or later, and its owner has been told. */
    record Refused(Problem problem) implements Outcome {}
}
