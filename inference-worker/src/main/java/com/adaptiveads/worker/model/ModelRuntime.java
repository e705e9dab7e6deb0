package com.adaptiveads.worker.model;

/** What runs a model's graphs. */
public enum ModelRuntime {
    ONNX,
    TORCHSCRIPT
}
