package com.adaptiveads.worker.onnx;

import com.adaptiveads.worker.model.ModelFailure;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A loaded graph. Safe for use by several threads, whose runs queue up for the one inference thread of the device. */
public interface Graph extends AutoCloseable {
    /** The file, for sentences about it. */
    String name();

    /** By name, in the graph's order. */
    Map<String, Signature> inputs();

    /** By name, in the graph's order. */
    Map<String, Signature> outputs();

    /**
     * Runs the graph. Floats fit float16 inputs and longs fit int32 ones; outputs come back as floats and longs likewise.
     * An interrupt of the calling thread ends the run within milliseconds.
     *
     * @param outputs which to give back, in memory of their own; the graph computes the others too, but they are not copied
     * @throws java.util.concurrent.CancellationException when the thread was interrupted; it stays so
     * @throws OutOfMemory when the device's or the machine's memory does not do: a smaller batch may work
     * @throws GraphFailure when the run fails for another reason, such as a tensor that does not fit
     */
    Map<String, Tensor> run(Map<String, ? extends Tensor> inputs, List<String> outputs);

    /**
     * As {@link #run}, with the outputs written into tensors of the caller's, which must have the right shapes: for loops
     * that would otherwise allocate the same memory again and again.
     */
    void runInto(Map<String, ? extends Tensor> inputs, Map<String, ? extends Tensor> outputs);

    /** Gives the memory back; not to be called while a run is under way. */
    @Override
    void close();

    /**
     * The input of this name.
     *
     * @param types what it may hold; none named: anything
     * @throws ModelFailure with a sentence when there is none, or it holds something else
     */
    default Signature input(String name, ElementType... types) {
        return require("input", inputs(), name, types);
    }

    /**
     * The output of this name.
     *
     * @param types what it may hold; none named: anything
     * @throws ModelFailure with a sentence when there is none, or it holds something else
     */
    default Signature output(String name, ElementType... types) {
        return require("output", outputs(), name, types);
    }

    private Signature require(String kind, Map<String, Signature> found, String name, ElementType... types) {
        Signature signature = found.get(name);
        if (signature == null) {
            String others = found.values().stream().map(Signature::toString).collect(Collectors.joining(", "));
            throw ModelFailure.unusable(name() + " has no " + kind + " " + name + "; it has " + others + ".");
        }
        if (types.length > 0 && !Arrays.asList(types).contains(signature.type())) {
            String wanted = Arrays.stream(types).map(ElementType::toString).collect(Collectors.joining(" or "));
            throw ModelFailure.unusable("In " + name() + " the " + kind + " " + name + " holds " + signature.type()
                    + ", where " + wanted + " is expected.");
        }
        return signature;
    }
}
