package com.adaptiveads.worker.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions;
import com.adaptiveads.worker.model.ModelFailure;
import java.nio.file.Files;
import java.nio.file.Path;

/** ONNX Runtime on one device. One a process and device; graphs are closed before it. */
public final class OnnxRuntime implements AutoCloseable {
    private final OrtEnvironment environment;
    private final DeviceChoice choice;
    private final Device device;
    private final String reason;
    private final InferenceThread thread;

    private OnnxRuntime(
            OrtEnvironment environment, DeviceChoice choice, Device device, String reason, RunListener runs) {
        this.environment = environment;
        this.choice = choice;
        this.device = device;
        this.reason = reason;
        this.thread = new InferenceThread(runs);
    }

    /** The CPU, all cores, unobserved. */
    public static OnnxRuntime cpu() {
        return open(DeviceChoice.CPU, RunListener.NONE);
    }

    /**
     * Chooses the device by trying it.
     *
     * @throws ModelFailure with the reason when the device that is asked for does not work
     */
    public static OnnxRuntime open(DeviceChoice choice, RunListener runs) {
        OrtEnvironment environment = Environment.get();
        Device wanted = choice.device().orElse(Device.CUDA);
        try (SessionOptions options = Provider.options(wanted, choice)) {
            DeviceProbe.run(environment, options);
            return new OnnxRuntime(environment, choice, wanted, "It was tried and works.", runs);
        } catch (OrtException e) {
            if (choice.device().isPresent()) {
                throw ModelFailure.unusable("The device " + wanted + " does not work: " + e.getMessage());
            }
            return new OnnxRuntime(environment, choice, Device.CPU, "CUDA does not work: " + e.getMessage(), runs);
        }
    }

    public Device device() {
        return device;
    }

    /** Why it is this device, in a sentence for the log. */
    public String reason() {
        return reason;
    }

    /**
     * Loads a graph, and the external data that lies beside it.
     *
     * @throws ModelFailure with a sentence when the file is not there or no graph
     * @throws OutOfMemory when it does not fit into the device's memory
     */
    public Graph load(Path file) {
        if (!Files.isRegularFile(file)) {
            throw ModelFailure.missing(file.getFileName() + " is not there.");
        }
        try {
            return OnnxGraph.of(environment, thread, file, Provider.options(device, choice));
        } catch (OrtException e) {
            if (OutOfMemory.saidBy(e)) {
                throw new OutOfMemory(file.getFileName() + " does not fit into the memory of the " + device + ".", e);
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
