package com.adaptiveads.worker.onnx;

/** A run failed. */
public final class GraphFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    GraphFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
