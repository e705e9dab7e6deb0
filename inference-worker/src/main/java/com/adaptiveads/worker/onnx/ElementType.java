package com.adaptiveads.worker.onnx;

import ai.onnxruntime.OnnxJavaType;
import java.util.Locale;

/** What a graph's tensor holds, as the graph declares it. */
public enum ElementType {
    FLOAT32,
    FLOAT16,
    INT64,
    INT32,
    UINT8,
    BOOL,
    /** Something no engine here can give or take. */
    OTHER;

    static ElementType of(OnnxJavaType type) {
        return switch (type) {
            case FLOAT -> FLOAT32;
            case FLOAT16 -> FLOAT16;
            case INT64 -> INT64;
            case INT32 -> INT32;
            case UINT8 -> UINT8;
            case BOOL -> BOOL;
            case DOUBLE, INT8, INT16, STRING, BFLOAT16, UNKNOWN -> OTHER;
        };
    }

    /** Such as {@code float32}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
