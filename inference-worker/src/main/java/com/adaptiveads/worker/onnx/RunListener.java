package com.adaptiveads.worker.onnx;

/** Hears what the inference thread does, on that thread. */
public interface RunListener {
    RunListener NONE = (waitedNanos, ranNanos) -> {};

    /** A run begins. */
    default void begins() {}

    /**
     * The run that began last is over, well or not.
     *
     * @param waitedNanos for the runs before it
     */
    void ran(long waitedNanos, long ranNanos);
}
