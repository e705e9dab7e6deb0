package com.adaptiveads.worker.parity;

import com.adaptiveads.worker.model.ModelFailure;
import com.adaptiveads.worker.onnx.BoolTensor;
import com.adaptiveads.worker.onnx.ByteTensor;
import com.adaptiveads.worker.onnx.FloatTensor;
import com.adaptiveads.worker.onnx.LongTensor;
import com.adaptiveads.worker.onnx.Tensor;
import com.adaptiveads.worker.onnx.TensorFile;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** What a reference computed, from the test resources; the export tool's {@code golden.py} writes it. */
public final class Golden {
    private final String name;
    private final TensorFile file;

    private Golden(String name, TensorFile file) {
        this.name = name;
        this.file = file;
    }

    /** @param name below {@code golden/}, without the ending: {@code clip/vision} */
    public static Golden read(String name) {
        return new Golden(name, TensorFile.read(resource("golden/" + name + ".safetensors")));
    }

    /** The folder of a committed tiny model: {@code clip-tiny}. */
    public static Path model(String name) {
        return resource("models/" + name);
    }

    /** A file or folder of the test resources. */
    public static Path resource(String path) {
        URL url = Golden.class.getClassLoader().getResource(path);
        if (url == null) {
            throw ModelFailure.missing("The test resource " + path + " is missing; make export-tiny makes it.");
        }
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    public FloatTensor floats(String tensor) {
        return (FloatTensor) tensor(tensor);
    }

    public LongTensor longs(String tensor) {
        return (LongTensor) tensor(tensor);
    }

    public ByteTensor bytes(String tensor) {
        return (ByteTensor) tensor(tensor);
    }

    public BoolTensor bools(String tensor) {
        return (BoolTensor) tensor(tensor);
    }

    public Tensor tensor(String tensor) {
        Tensor found = file.tensors().get(tensor);
        if (found == null) {
            throw new IllegalArgumentException(name + " has no " + tensor + "; it has " + names() + ".");
        }
        return found;
    }

    public Set<String> names() {
        return file.tensors().keySet();
    }

    /** Library versions, seed, and what else the writer noted. */
    public Map<String, String> metadata() {
        return file.metadata();
    }
}
