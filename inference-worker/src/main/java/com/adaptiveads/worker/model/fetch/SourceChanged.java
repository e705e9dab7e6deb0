package com.adaptiveads.worker.model.fetch;

import java.io.IOException;

/** The file was replaced at its source while it was being fetched. */
public final class SourceChanged extends IOException {
    private static final long serialVersionUID = 1L;

    public SourceChanged(String sentence) {
        super(sentence);
    }
}
