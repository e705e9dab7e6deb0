package com.adaptiveads.worker.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import com.adaptiveads.worker.model.ModelFailure;
import java.nio.file.Files;
import java.nio.file.Path;

/** ONNX Runtime on one device. One a process and device; graphs are closed before it. */
public final class OnnxRuntime implements AutoCloseable {
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
    private final InferenceThread thread = new InferenceThread();

    private OnnxRuntime() {}

    public static OnnxRuntime cpu() {
        return new OnnxRuntime();
    }

    /**
     * Loads a graph, and the external data that lies beside it.
     *
     * @throws ModelFailure with a sentence when the file is not there or no graph
     */
    public Graph load(Path file) {
        if (!Files.isRegularFile(file)) {
            throw ModelFailure.missing(file.getFileName() + " is not there.");
        }
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        try {
            options.setMemoryPatternOptimization(false); // it cut one graph's peak from 2.55 to 1.7 GB
            return OnnxGraph.of(environment, thread, file, options);
        } catch (OrtException e) {
            options.close();
            if (OutOfMemory.saidBy(e)) {
                throw new OutOfMemory(file.getFileName() + " does not fit into memory.", e);
            }
            throw ModelFailure.unusable(file.getFileName() + " cannot be loaded: " + e.getMessage());
        }
    }

    /** Where work on the device is to be done, by other runtimes too. */
    public InferenceThread thread() {
        return thread;
    }

    @Override
    public void close() {
        thread.close();
    }
}
