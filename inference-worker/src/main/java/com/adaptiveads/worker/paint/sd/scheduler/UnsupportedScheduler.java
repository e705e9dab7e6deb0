package com.adaptiveads.worker.paint.sd.scheduler;

/** A scheduler configuration that cannot be followed to the letter; the message is one sentence saying why. */
public final class UnsupportedScheduler extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    UnsupportedScheduler(String sentence) {
        super(sentence);
    }
}
