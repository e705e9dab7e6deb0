package com.adaptiveads.worker.onnx;

/** Hears what the inference thread does. */
public interface RunListener {
    RunListener NONE = (waitedNanos, ranNanos) -> {};

    /**
     * One run is over, well or not.
     *
     * @param waitedNanos for the runs before it
     */
    void ran(long waitedNanos, long ranNanos);
}
