package com.adaptiveads.worker.segment.sam3;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.adaptiveads.worker.onnx.FloatTensor;
import com.adaptiveads.worker.onnx.OnnxRuntime;
import com.adaptiveads.worker.onnx.OutOfMemory;
import com.adaptiveads.worker.onnx.Tensor;
import com.adaptiveads.worker.segment.sam3.Sam3Network.Features;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class VisionBatchesTest {
    private static final float BAD = 13;

    private final SynchronousQueue<List<Float>> begun = new SynchronousQueue<>();
    private final SynchronousQueue<Integer> allowed = new SynchronousQueue<>(); // photos that fit into memory at once
    private final VisionBatches batches = new VisionBatches(this::vision, 3);

    @Test
    void whoComesWhileTheGraphRunsMakesUpTheNextBatch() throws Exception {
        FutureTask<Float> first = job(1);
        assertEquals(List.of(1f), begun.take());
        List<FutureTask<Float>> rest = jobs(2, 3, 4, 5);

        allowed.put(9);
        List<Float> second = begun.take();
        allowed.put(9);
        List<Float> third = begun.take();
        allowed.put(9);

        assertEquals(3, second.size());
        assertEquals(1, third.size());
        assertEquals(10, first.get());
        assertEquals(List.of(20f, 30f, 40f, 50f), results(rest));
    }

    @Test
    void whatDoesNotFitIntoMemoryTogetherGoesInHalves() throws Exception {
        FutureTask<Float> first = job(1);
        begun.take();
        List<FutureTask<Float>> rest = jobs(2, 3, 4);

        allowed.put(9);
        assertEquals(3, begun.take().size());
        allowed.put(2);
        assertEquals(1, begun.take().size());
        allowed.put(2);
        assertEquals(2, begun.take().size());
        allowed.put(2);

        assertEquals(10, first.get());
        assertEquals(List.of(20f, 30f, 40f), results(rest));
    }

    @Test
    void onePhotoThatFailsHarmsNoOther() throws Exception {
        FutureTask<Float> first = job(1);
        begun.take();
        List<FutureTask<Float>> rest = jobs(2, BAD, 4);

        allowed.put(9);
        for (int run = 0; run < 5; run++) { // the three; the first of them; the others; and each of these
            begun.take();
            allowed.put(9);
        }

        assertEquals(10, first.get());
        assertEquals(20, rest.getFirst().get());
        assertInstanceOf(
                IllegalStateException.class,
                assertThrows(ExecutionException.class, () -> rest.get(1).get()).getCause());
        assertEquals(40, rest.getLast().get());
    }

    @Test
    void aJobThatIsStoppedTakesNoOtherWithIt() throws Exception {
        Thread running = new Thread(() -> assertThrows(CancellationException.class, () -> batches.see(photo(1))));
        running.start();
        begun.take();
        Thread waiting = new Thread(() -> assertThrows(CancellationException.class, () -> batches.see(photo(2))));
        waiting.start();
        await(waiting);
        List<FutureTask<Float>> rest = jobs(3, 4);

        waiting.interrupt();
        waiting.join();
        running.interrupt();
        running.join();
        List<Float> next = begun.take();
        allowed.put(9);

        assertEquals(2, next.size());
        assertEquals(List.of(30f, 40f), results(rest));
    }

    @Test
    void aPhotoLooksTheSameAloneAndAmongOthers() {
        try (OnnxRuntime device = OnnxRuntime.cpu()) {
            var model = TinySam3.open("sam3-tiny");
            Sam3Settings settings = Sam3Settings.of(model.settings());
            try (Graphs graphs = Graphs.load(model, (role, file) -> device.load(file))) {
                ThreeGraphNetwork network = new ThreeGraphNetwork(graphs, settings, 4);
                List<Tensor> photos = TinySam3.PHOTOS.stream()
                        .map(name -> network.prepared(TinySam3.photo(name)))
                        .toList();
                List<Features> together = network.seeTogether(photos);
                for (int i = 0; i < photos.size(); i++) {
                    Features alone = network.see(photos.get(i));
                    for (String name : alone.tensors().keySet()) {
                        assertArrayEquals(
                                alone.tensor(name).shape(),
                                together.get(i).tensor(name).shape());
                        assertArrayEquals(
                                alone.floats(name).toArray(),
                                together.get(i).floats(name).toArray(),
                                1e-4f,
                                name);
                    }
                }
            }
        }
    }

    private List<Features> vision(List<Tensor> photos) {
        List<Float> levels =
                photos.stream().map(photo -> ((FloatTensor) photo).get(0)).toList();
        try {
            begun.put(levels);
            if (allowed.take() < photos.size()) {
                throw new OutOfMemory("too many", new IllegalStateException());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("The job was stopped.");
        }
        if (levels.contains(BAD)) {
            throw new IllegalStateException("it does not fit");
        }
        return levels.stream()
                .map(level -> new Features(Map.of("seen", FloatTensor.of(new float[] {level * 10}, 1))))
                .toList();
    }

    private List<FutureTask<Float>> jobs(float... levels) {
        List<FutureTask<Float>> jobs = new ArrayList<>();
        for (float level : levels) {
            jobs.add(job(level));
        }
        return jobs;
    }

    /** A job that has begun to wait, or whose photo is with the graph. */
    private FutureTask<Float> job(float level) {
        FutureTask<Float> job =
                new FutureTask<>(() -> batches.see(photo(level)).floats("seen").get(0));
        Thread thread = new Thread(job);
        thread.setDaemon(true);
        thread.start();
        await(thread);
        return job;
    }

    private static void await(Thread thread) {
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
    }

    private static FloatTensor photo(float level) {
        return FloatTensor.of(new float[] {level}, 1);
    }

    private static List<Float> results(List<FutureTask<Float>> jobs) throws Exception {
        List<Float> results = new ArrayList<>();
        for (FutureTask<Float> job : jobs) {
            results.add(job.get());
        }
        return results;
    }
}
