package com.adaptiveads.worker.model.fetch;

import java.io.IOException;

/** What came could not be written here: asking the source again is no use. */
final class DiskFailure extends IOException {
    private static final long serialVersionUID = 1L;

    DiskFailure(IOException cause) {
        super(cause.getMessage(), cause);
    }
}
