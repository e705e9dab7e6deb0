package com.adaptiveads.worker.model;

/** Which of the worker's models it is. */
public enum Family {
    SAM3,
    CLIP,
    SD15
}
