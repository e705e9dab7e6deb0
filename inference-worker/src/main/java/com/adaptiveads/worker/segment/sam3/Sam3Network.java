package com.adaptiveads.worker.segment.sam3;

import com.adaptiveads.worker.image.Pixels;
import com.adaptiveads.worker.onnx.BoolTensor;
import com.adaptiveads.worker.onnx.FloatTensor;
import com.adaptiveads.worker.onnx.Tensor;
import com.adaptiveads.worker.text.TokenIds;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The network in its three parts, each of which can be kept: what it sees in a photo, what it reads in a phrase, and
 * where the one is in the other. Safe for use by several threads.
 *
 * <p>Each part may throw {@link java.util.concurrent.CancellationException} when the thread is interrupted, and {@link
 * com.adaptiveads.worker.onnx.OutOfMemory}.
 */
interface Sam3Network extends AutoCloseable {
    /**
     * A photo as the vision graph takes it.
     *
     * @param photo opaque, of any size
     */
    Tensor prepared(Pixels photo);

    Features see(Tensor prepared);

    Features read(TokenIds phrase);

    /**
     * Finds a phrase in a photo.
     *
     * @param width of the photo, in pixels
     * @param height of the photo, in pixels
     */
    Detections detect(Features photo, Features phrase, int width, int height);

    @Override
    void close();

    /** What a graph made, by its layout's names. Not to be changed. */
    record Features(Map<String, Tensor> tensors) {
        public Features {
            tensors = Map.copyOf(tensors);
        }

        Tensor tensor(String name) {
            return Objects.requireNonNull(tensors.get(name), name);
        }

        FloatTensor floats(String name) {
            return (FloatTensor) tensor(name);
        }

        /** One photo's part of what was made of several, in memory of its own: kept alone, it does not keep the others. */
        Features ofOne(int photo) {
            return new Features(tensors.keySet().stream()
                    .collect(Collectors.toMap(
                            Function.identity(),
                            name -> FloatTensor.copyOf(List.of(floats(name).rows(photo, photo + 1))))));
        }

        BoolTensor bools(String name) {
            return (BoolTensor) tensor(name);
        }
    }
}
