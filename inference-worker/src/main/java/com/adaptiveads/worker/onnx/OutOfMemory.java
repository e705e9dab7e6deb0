package com.adaptiveads.worker.onnx;

import java.util.Locale;

/** A run needed more memory than there is; a smaller batch may work. */
public final class OutOfMemory extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public OutOfMemory(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** Whether a runtime's message says so: ONNX Runtime, CUDA and PyTorch have no code for it. */
    public static boolean saidBy(Throwable failure) {
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("failed to allocate memory")
                || message.contains("out of memory")
                || message.contains("bad_alloc")
                || message.contains("bad allocation")
                || message.contains("cuda failure 2:")
                || message.contains("cublas_status_alloc_failed")
                || message.contains("cudnn_status_alloc_failed");
    }
}
