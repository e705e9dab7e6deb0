package com.adaptiveads.worker.onnx;

import com.adaptiveads.worker.model.ModelFailure;
import com.adaptiveads.worker.model.ModelSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Named tensors in a file of the safetensors format: eight bytes of header length, a JSON header with the type, shape
 * and place of each, then the numbers, little-endian. It holds a model's golden inputs and outputs.
 *
 * @param metadata strings by name, as whoever wrote the file put them
 * @see <a href="https://github.com/huggingface/safetensors#format">the format</a>
 */
public record TensorFile(Map<String, Tensor> tensors, Map<String, String> metadata) {
    private static final String METADATA = "__metadata__";

    public TensorFile {
        tensors = Map.copyOf(tensors);
        metadata = Map.copyOf(metadata);
    }

    /** @throws ModelFailure with a sentence when it is not there, cut off, or no such file */
    public static TensorFile read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw ModelFailure.missing(file.getFileName() + " is not there.");
        }
        try {
            return parse(String.valueOf(file.getFileName()), Files.readAllBytes(file));
        } catch (IndexOutOfBoundsException | ArithmeticException | IllegalArgumentException e) {
            throw ModelFailure.corrupt(file.getFileName() + " is no file of tensors.");
        } catch (IOException e) {
            throw new UncheckedIOException(file.getFileName() + " could not be read.", e);
        }
    }

    private static TensorFile parse(String name, byte[] bytes) {
        ByteBuffer all = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int length = Math.toIntExact(all.getLong(0));
        ModelSettings header =
                ModelSettings.parse(name, Arrays.copyOfRange(bytes, Long.BYTES, Math.addExact(Long.BYTES, length)));
        ByteBuffer numbers = all.slice(Long.BYTES + length, bytes.length - Long.BYTES - length)
                .order(ByteOrder.LITTLE_ENDIAN);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        Map<String, String> metadata = new LinkedHashMap<>();
        for (String key : header.names()) {
            ModelSettings entry = header.object(key);
            if (key.equals(METADATA)) {
                entry.names().forEach(k -> metadata.put(k, entry.string(k)));
            } else {
                tensors.put(key, tensor(entry, numbers));
            }
        }
        return new TensorFile(tensors, metadata);
    }

    private static Tensor tensor(ModelSettings entry, ByteBuffer numbers) {
        double[] place = entry.numbers("data_offsets");
        ByteBuffer data =
                numbers.slice((int) place[0], (int) place[1] - (int) place[0]).order(ByteOrder.LITTLE_ENDIAN);
        long[] shape =
                Arrays.stream(entry.numbers("shape")).mapToLong(d -> (long) d).toArray();
        return switch (entry.string("dtype")) {
            case "F32" -> {
                FloatTensor tensor = FloatTensor.allocate(shape);
                tensor.data().put(0, data.asFloatBuffer(), 0, tensor.size());
                yield tensor;
            }
            case "I64" -> {
                LongTensor tensor = LongTensor.allocate(shape);
                tensor.data().put(0, data.asLongBuffer(), 0, tensor.size());
                yield tensor;
            }
            case "U8" -> {
                ByteTensor tensor = ByteTensor.allocate(shape);
                tensor.data().put(0, data, 0, tensor.size());
                yield tensor;
            }
            case "BOOL" -> {
                BoolTensor tensor = BoolTensor.allocate(shape);
                tensor.data().put(0, data, 0, tensor.size());
                yield tensor;
            }
            default -> throw entry.failure("a tensor holds " + entry.string("dtype") + ", not F32, I64, U8 or BOOL.");
        };
    }
}
