package com.adaptiveads.worker.onnx;

/** Hears what the inference thread does, on that thread. */
public interface RunListener {
    /** Nobody listens. */
    RunListener NONE = new RunListener() {
        @Override
        public void begins(long waitedNanos) {}

        @Override
        public void ends(long ranNanos) {}
    };

    /** @param waitedNanos for the runs before it */
    void begins(long waitedNanos);

    /** The run that began last is over, well or not. */
    void ends(long ranNanos);
}
