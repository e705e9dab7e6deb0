package com.adaptiveads.worker.onnx;

import java.util.Locale;

/** What graphs run on. */
public enum Device {
    CPU,
    CUDA,
    /** NVIDIA's compiler for graphs, on the same GPU; builds engines on first use, which takes minutes, and keeps them. */
    TENSORRT;

    /** Such as {@code cuda}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
