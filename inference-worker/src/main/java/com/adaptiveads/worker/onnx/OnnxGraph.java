package com.adaptiveads.worker.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A session of ONNX Runtime. */
final class OnnxGraph implements Graph {
    private final String name;
    private final OrtEnvironment environment;
    private final InferenceThread thread;
    private final OrtSession.SessionOptions options;
    private final OrtSession session;
    private final Map<String, Signature> inputs;
    private final Map<String, Signature> outputs;
    private final Axes axes;

    private OnnxGraph(
            String name,
            OrtEnvironment environment,
            InferenceThread thread,
            OrtSession.SessionOptions options,
            OrtSession session)
            throws OrtException {
        this.name = name;
        this.environment = environment;
        this.thread = thread;
        this.options = options;
        this.session = session;
        this.inputs = signatures(session.getInputInfo());
        this.outputs = signatures(session.getOutputInfo());
        this.axes = new Axes(session.getInputInfo(), session.getOutputInfo());
    }

    /** @param options the graph's from now on */
    static OnnxGraph of(
            OrtEnvironment environment, InferenceThread thread, Path file, OrtSession.SessionOptions options)
            throws OrtException {
        try {
            OrtSession session = environment.createSession(file.toString(), options);
            return new OnnxGraph(file.getFileName().toString(), environment, thread, options, session);
        } catch (OrtException e) {
            options.close();
            throw e;
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Map<String, Signature> inputs() {
        return inputs;
    }

    @Override
    public Map<String, Signature> outputs() {
        return outputs;
    }

    @Override
    public Map<String, Tensor> run(Map<String, ? extends Tensor> given, List<String> wanted) {
        return run(given, feed -> {
            for (String output : wanted) {
                feed.want(output(output), axes.outputShape(output, given));
            }
        });
    }

    @Override
    public void runInto(Map<String, ? extends Tensor> given, Map<String, ? extends Tensor> into) {
        run(given, feed -> {
            for (Map.Entry<String, ? extends Tensor> output : into.entrySet()) {
                feed.pin(output(output.getKey()), output.getValue());
            }
        });
    }

    @Override
    public void close() {
        try (options) { // must outlive its session
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException(name + " could not be closed.", e);
        }
    }

    /** Says what a run is to give back. */
    private interface Wish {
        void tell(Feed feed) throws OrtException;
    }

    private Map<String, Tensor> run(Map<String, ? extends Tensor> given, Wish wish) {
        try (Feed feed = new Feed(environment, name);
                OrtSession.RunOptions runOptions = new OrtSession.RunOptions()) {
            for (Map.Entry<String, ? extends Tensor> input : given.entrySet()) {
                feed.give(input(input.getKey()), input.getValue());
            }
            wish.tell(feed);
            try (OrtSession.Result result = thread.call(() -> run(feed, runOptions), () -> terminate(runOptions))) {
                return feed.results(result);
            }
        } catch (OrtException e) {
            throw failure(e);
        } catch (OutOfMemoryError e) { // direct memory has a limit of its own
            throw new OutOfMemory("There is too little memory for the tensors of " + name + ".", e);
        }
    }

    private OrtSession.Result run(Feed feed, OrtSession.RunOptions runOptions) {
        try {
            return feed.run(session, runOptions);
        } catch (OrtException e) {
            throw failure(e);
        }
    }

    private RuntimeException failure(OrtException e) {
        return OutOfMemory.saidBy(e)
                ? new OutOfMemory("There is too little memory to run " + name + ".", e)
                : new GraphFailure(name + " failed: " + e.getMessage(), e);
    }

    private static void terminate(OrtSession.RunOptions stop) {
        try {
            stop.setTerminate(true);
        } catch (OrtException e) {
            throw new IllegalStateException("A run could not be stopped.", e);
        }
    }

    private static Map<String, Signature> signatures(Map<String, NodeInfo> nodes) {
        Map<String, Signature> signatures = new LinkedHashMap<>();
        nodes.forEach((name, node) -> signatures.put(name, signature(name, node)));
        return Collections.unmodifiableMap(signatures);
    }

    private static Signature signature(String name, NodeInfo node) {
        return node.getInfo() instanceof TensorInfo tensor
                ? new Signature(name, ElementType.of(tensor.type), tensor.getShape())
                : new Signature(name, ElementType.OTHER, new long[0]);
    }
}
