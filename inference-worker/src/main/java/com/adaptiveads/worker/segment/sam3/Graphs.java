package com.adaptiveads.worker.segment.sam3;

import com.adaptiveads.worker.model.InstalledModel;
import com.adaptiveads.worker.model.ModelFailure;
import com.adaptiveads.worker.onnx.Graph;
import com.adaptiveads.worker.onnx.Signature;
import com.adaptiveads.worker.onnx.Tensor;
import com.adaptiveads.worker.segment.sam3.Sam3Network.Features;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;

/** The three graphs of a model and what they call their tensors. */
final class Graphs implements AutoCloseable {
    private final InstalledModel model;
    private final Map<Role, Graph> byRole;

    /** What a graph does. */
    enum Role {
        VISION("vision"),
        TEXT("text"),
        DECODER("decoder");

        private final String file;

        Role(String file) {
            this.file = file;
        }
    }

    private Graphs(InstalledModel model, Map<Role, Graph> byRole) {
        this.model = model;
        this.byRole = byRole;
    }

    /** Loads all three; if one fails, those loaded are closed again. */
    static Graphs load(InstalledModel model, BiFunction<Role, Path, Graph> loader) {
        List<Graph> loaded = new ArrayList<>();
        try {
            for (Role role : Role.values()) {
                loaded.add(loader.apply(role, model.file(role.file)));
            }
            return new Graphs(
                    model, Map.of(Role.VISION, loaded.get(0), Role.TEXT, loaded.get(1), Role.DECODER, loaded.get(2)));
        } catch (RuntimeException e) {
            loaded.forEach(Graph::close);
            throw e;
        }
    }

    Graph of(Role role) {
        return Objects.requireNonNull(byRole.get(role));
    }

    /**
     * What a graph calls a tensor: by the manifest's table, where {@code decoder.text_features} goes before {@code
     * text_features}, as graphs of one model differ in this.
     */
    String name(Role role, String canonical) {
        String qualified = role.file + "." + canonical;
        String own = model.tensor(qualified);
        return own.equals(qualified) ? model.tensor(canonical) : own;
    }

    /** Whether the graph has this input: some are optional. */
    boolean takes(Role role, String canonical) {
        return of(role).inputs().containsKey(name(role, canonical));
    }

    /** @throws ModelFailure when a graph wants something that is not among what it can be given */
    void checkAllGiven(Role role, Collection<String> given) {
        List<String> names =
                given.stream().map(canonical -> name(role, canonical)).toList();
        for (Signature input : of(role).inputs().values()) {
            if (!names.contains(input.name())) {
                throw ModelFailure.unusable(of(role).name() + " wants " + input
                        + ", which this layout does not have; the manifest's tensors can say what it is.");
            }
        }
    }

    /** Runs a graph; names here are canonical on both sides. */
    Features run(Role role, Map<String, ? extends Tensor> given, Collection<String> wanted) {
        Map<String, Tensor> inputs = new HashMap<>();
        given.forEach((canonical, tensor) -> inputs.put(name(role, canonical), tensor));
        Map<String, Tensor> outputs = of(role).run(
                        inputs,
                        wanted.stream().map(canonical -> name(role, canonical)).toList());
        Map<String, Tensor> made = new HashMap<>();
        wanted.forEach(canonical -> made.put(canonical, Objects.requireNonNull(outputs.get(name(role, canonical)))));
        return new Features(made);
    }

    @Override
    public void close() {
        byRole.values().forEach(Graph::close);
    }
}
