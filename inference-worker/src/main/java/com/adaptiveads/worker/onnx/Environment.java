package com.adaptiveads.worker.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;

/**
 * ONNX Runtime's environment, one a process. Version 1.29.0 for Linux looks at the process' command line with a recursion
 * as deep as the line is long, on the stack of whichever thread asks first: a class path of 4 KB ended the process without
 * a word. So a thread with a large stack asks first.
 */
final class Environment {
    private static final long STACK_BYTES = 256L << 20;

    private Environment() {}

    static OrtEnvironment get() {
        Thread first = new Thread(null, Environment::ask, "onnxruntime", STACK_BYTES);
        first.start();
        boolean interrupted = false;
        while (first.isAlive()) {
            try {
                first.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return ask();
    }

    private static OrtEnvironment ask() {
        return OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
    }
}
