package com.adaptiveads.worker.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.worker.model.ModelFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxGraphTest {
    @TempDir
    private Path folder;

    private final OnnxRuntime runtime = OnnxRuntime.cpu();

    @AfterEach
    void close() {
        runtime.close();
    }

    @Test
    void addsInDirectMemoryWithAnyBatch() {
        try (Graph sum = load(sum(TinyGraph.FLOAT))) {
            FloatTensor a = FloatTensor.of(new float[] {1, 2, 3, 4}, 2, 2);
            FloatTensor b = FloatTensor.of(new float[] {10, 20, 30, 40}, 2, 2);
            FloatTensor c =
                    (FloatTensor) sum.run(Map.of("a", a, "b", b), List.of("c")).get("c");
            assertArrayEquals(new float[] {11, 22, 33, 44}, c.toArray());
            assertArrayEquals(new long[] {2, 2}, c.shape());
            assertTrue(c.data().isDirect());
        }
    }

    @Test
    void writesIntoTheCallersMemory() {
        try (Graph sum = load(sum(TinyGraph.FLOAT))) {
            FloatTensor a = FloatTensor.of(new float[] {1, 2}, 1, 2);
            sum.runInto(Map.of("a", a, "b", a), Map.of("c", a));
            assertArrayEquals(new float[] {2, 4}, a.toArray());
        }
    }

    @Test
    void halvesGoInAndOutAsFloats() {
        try (Graph sum = load(sum(TinyGraph.FLOAT16))) {
            FloatTensor a = FloatTensor.of(new float[] {0.5f, -2}, 1, 2);
            FloatTensor c =
                    (FloatTensor) sum.run(Map.of("a", a, "b", a), List.of("c")).get("c");
            assertArrayEquals(new float[] {1, -4}, c.toArray());
        }
    }

    @Test
    void intsGoInAndOutAsLongs() {
        try (Graph sum = load(sum(TinyGraph.INT32))) {
            LongTensor a = LongTensor.of(new long[] {5, -7}, 1, 2);
            LongTensor c =
                    (LongTensor) sum.run(Map.of("a", a, "b", a), List.of("c")).get("c");
            assertArrayEquals(new long[] {10, -14}, c.toArray());
        }
    }

    @Test
    void anOutputWhoseLengthOnlyTheRunTellsIsGivenBackToo() {
        TinyGraph graph = new TinyGraph()
                .input("x", TinyGraph.FLOAT, "rows", 2)
                .node("NonZero", List.of("x"), "y")
                .output("y", TinyGraph.INT64, 2, "found");
        try (Graph nonZero = load(graph)) {
            FloatTensor x = FloatTensor.of(new float[] {0, 3, 4, 0}, 2, 2);
            LongTensor y =
                    (LongTensor) nonZero.run(Map.of("x", x), List.of("y")).get("y");
            assertArrayEquals(new long[] {0, 1, 1, 0}, y.toArray());
            assertArrayEquals(new long[] {2, 2}, y.shape());
        }
    }

    @Test
    void bytesAndTruthValuesPass() {
        TinyGraph graph = new TinyGraph()
                .input("bytes", TinyGraph.UINT8, "n")
                .input("flags", TinyGraph.BOOL, "n")
                .node("Identity", List.of("bytes"), "same")
                .node("Not", List.of("flags"), "other")
                .output("same", TinyGraph.UINT8, "n")
                .output("other", TinyGraph.BOOL, "n");
        try (Graph identity = load(graph)) {
            ByteTensor bytes = ByteTensor.of(new byte[] {0, -1}, 2);
            BoolTensor flags = BoolTensor.of(new boolean[] {true, false}, 2);
            var results = identity.run(Map.of("bytes", bytes, "flags", flags), List.of("same", "other"));
            assertArrayEquals(new byte[] {0, -1}, ((ByteTensor) results.get("same")).toArray());
            assertEquals(
                    BoolTensor.of(new boolean[] {false, true}, 2).data(), ((BoolTensor) results.get("other")).data());
        }
    }

    @Test
    void givesBackOnlyWhatIsAskedFor() {
        TinyGraph graph = sum(TinyGraph.FLOAT).node("Neg", List.of("a"), "d").output("d", TinyGraph.FLOAT, "batch", 2);
        try (Graph both = load(graph)) {
            FloatTensor a = FloatTensor.of(new float[] {1, 2}, 1, 2);
            assertEquals(
                    Set.of("c"), both.run(Map.of("a", a, "b", a), List.of("c")).keySet());
        }
    }

    @Test
    void aWrongGraphIsToldInOneSentence() {
        try (Graph sum = load(sum(TinyGraph.FLOAT))) {
            ModelFailure missing = assertThrows(ModelFailure.class, () -> sum.input("images"));
            assertEquals(
                    "tiny.onnx has no input images; it has a float32 [-1, 2], b float32 [-1, 2].",
                    missing.getMessage());
            ModelFailure other =
                    assertThrows(ModelFailure.class, () -> sum.output("c", ElementType.INT64, ElementType.INT32));
            assertEquals(
                    "In tiny.onnx the output c holds float32, where int64 or int32 is expected.", other.getMessage());
        }
    }

    @Test
    void aTensorThatDoesNotFitFailsTheRun() {
        try (Graph sum = load(sum(TinyGraph.FLOAT))) {
            FloatTensor a = FloatTensor.of(new float[] {1, 2, 3}, 1, 3);
            assertThrows(GraphFailure.class, () -> sum.run(Map.of("a", a, "b", a), List.of("c")));
            LongTensor b = LongTensor.of(new long[] {1, 2}, 1, 2);
            assertThrows(IllegalArgumentException.class, () -> sum.run(Map.of("a", b, "b", b), List.of("c")));
        }
    }

    @Test
    void aMissingFileAndGarbageAreTold() throws IOException {
        assertEquals(
                "gone.onnx is not there.",
                assertThrows(ModelFailure.class, () -> runtime.load(folder.resolve("gone.onnx")))
                        .getMessage());
        Path garbage = Files.writeString(folder.resolve("garbage.onnx"), "no graph");
        String sentence =
                assertThrows(ModelFailure.class, () -> runtime.load(garbage)).getMessage();
        assertTrue(sentence.startsWith("garbage.onnx cannot be loaded: "), sentence);
    }

    private static TinyGraph sum(int type) {
        return new TinyGraph()
                .input("a", type, "batch", 2)
                .input("b", type, "batch", 2)
                .node("Add", List.of("a", "b"), "c")
                .output("c", type, "batch", 2);
    }

    private Graph load(TinyGraph graph) {
        return runtime.load(graph.write(folder.resolve("tiny.onnx")));
    }
}
