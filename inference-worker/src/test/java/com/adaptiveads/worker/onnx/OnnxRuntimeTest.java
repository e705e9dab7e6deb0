package com.adaptiveads.worker.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.worker.model.ModelFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** On a machine without a GPU. */
class OnnxRuntimeTest {
    @TempDir
    private Path folder;

    @Test
    void withoutAGpuItIsTheCpuAndTheReasonIsKept() {
        try (OnnxRuntime runtime = OnnxRuntime.open(choice(Optional.empty()), RunListener.NONE)) {
            assertEquals(Device.CPU, runtime.device());
            assertTrue(runtime.reason().startsWith("CUDA does not work: "), runtime.reason());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"CUDA", "TENSORRT"})
    void aDeviceThatIsAskedForAndNotThereIsAnError(Device device) {
        ModelFailure failure =
                assertThrows(ModelFailure.class, () -> OnnxRuntime.open(choice(Optional.of(device)), RunListener.NONE));
        assertTrue(failure.getMessage().startsWith("The device " + device + " does not work: "), failure.getMessage());
    }

    @Test
    void anInterruptEndsALongRunAndTheNextOneWorks() throws InterruptedException {
        int side = 768;
        try (OnnxRuntime runtime = OnnxRuntime.cpu();
                Graph minute = runtime.load(squarings(2000).write(folder.resolve("minute.onnx")))) {
            CompletableFuture<Boolean> stopped = new CompletableFuture<>();
            Thread job = Thread.ofPlatform().start(() -> {
                try {
                    minute.run(Map.of("x0", FloatTensor.allocate(side, side)), List.of("x2000"));
                    stopped.complete(false);
                } catch (CancellationException e) {
                    stopped.complete(Thread.currentThread().isInterrupted());
                }
            });
            while (!isRunning()) {
                Thread.onSpinWait();
            }
            job.interrupt();
            assertTrue(stopped.join());
            assertEquals(7, runtime.thread().call(() -> 7, () -> {}));
        }
    }

    private static boolean isRunning() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey().getName().equals("inference"))
                .flatMap(thread -> Arrays.stream(thread.getValue()))
                .anyMatch(frame -> frame.getClassName().equals("ai.onnxruntime.OrtSession") && frame.isNativeMethod());
    }

    @Test
    void runsAreObserved() {
        List<Long> ran = new ArrayList<>();
        RunListener listener = new RunListener() {
            @Override
            public void begins() {
                ran.add(-1L);
            }

            @Override
            public void ran(long waitedNanos, long ranNanos) {
                ran.add(ranNanos);
            }
        };
        try (OnnxRuntime runtime = OnnxRuntime.open(DeviceChoice.CPU, listener);
                Graph graph = runtime.load(squarings(1).write(folder.resolve("one.onnx")))) {
            graph.run(Map.of("x0", FloatTensor.allocate(2, 2)), List.of("x1"));
        }
        assertEquals(2, ran.size());
        assertEquals(-1L, ran.getFirst());
        assertTrue(ran.getLast() > 0);
    }

    private DeviceChoice choice(Optional<Device> device) {
        return new DeviceChoice(device, 0, 0, folder);
    }

    private static TinyGraph squarings(int count) {
        TinyGraph graph = new TinyGraph().input("x0", TinyGraph.FLOAT, "n", "n");
        for (int i = 0; i < count; i++) {
            graph.node("MatMul", List.of("x" + i, "x" + i), "x" + (i + 1));
        }
        return graph.output("x" + count, TinyGraph.FLOAT, "n", "n");
    }
}
