package com.adaptiveads.worker.job;

import com.adaptiveads.events.api.Composition;
import com.adaptiveads.events.api.Product;
import com.adaptiveads.events.job.Job;
import com.adaptiveads.events.json.Json;
import com.adaptiveads.events.store.Keys;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Supplier;

/** All stores in memory. One write, counted over all of them, can be made to go wrong, or to meet a deleted product. */
final class World implements Blobs, ProductStore, CompositionStore, GenerationStore, JobSender {
    final Map<String, byte[]> files = new TreeMap<>();
    final Map<String, Product> products = new TreeMap<>();
    final Map<String, String> rows = new TreeMap<>();
    final Map<String, String> sent = new TreeMap<>();
    final List<Job> outbox = new ArrayList<>();
    final List<Double> shares = new ArrayList<>();
    String generationJob = "none";
    String generation = "queued";
    private int writes;
    private int fatal = -1;
    private Trouble trouble = Trouble.LOST;

    /** What can happen to a write. */
    enum Trouble {
        /** It fails and has no effect. */
        LOST,
        /** It has its effect, and the worker dies. */
        DONE_BUT_UNHEARD,
        /** Somebody deletes the product just before. */
        PRODUCT_DELETED
    }

    static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    void let(Trouble what, int atWrite) {
        trouble = what;
        fatal = atWrite;
    }

    synchronized int writes() {
        return writes;
    }

    private synchronized <T> T write(Supplier<T> effect) {
        if (writes++ != fatal) {
            return effect.get();
        }
        switch (trouble) {
            case LOST -> throw new Crash();
            case DONE_BUT_UNHEARD -> {
                var _ = effect.get();
                throw new Crash();
            }
            case PRODUCT_DELETED -> deleteProducts();
        }
        return effect.get();
    }

    /** As the functions do it: the item, then all objects, then the rows. */
    private void deleteProducts() {
        for (String id : List.copyOf(products.keySet())) {
            products.remove(id);
            files.keySet().removeIf(k -> k.startsWith(Keys.products(id)) || k.startsWith(Keys.compositions(id)));
            rows.clear();
        }
    }

    private synchronized void write(Runnable effect) {
        var _ = write(() -> {
            effect.run();
            return true;
        });
    }

    /** Everything that is stored, in a form that can be compared. */
    synchronized Map<String, String> everything() {
        Map<String, String> all = new TreeMap<>();
        files.forEach((key, bytes) -> all.put("file " + key, HexFormat.of().formatHex(bytes)));
        products.forEach((id, product) -> all.put("product " + id, Json.string(product.toJson())));
        rows.forEach((id, row) -> all.put("row " + id, row));
        sent.forEach((id, message) -> all.put("sent " + id, message));
        all.put("generation", generation);
        return all;
    }

    @Override
    public synchronized OptionalLong size(String key) {
        byte[] file = files.get(key);
        return file == null ? OptionalLong.empty() : OptionalLong.of(file.length);
    }

    @Override
    public synchronized Optional<byte[]> get(String key) {
        return Optional.ofNullable(files.get(key));
    }

    @Override
    public void put(String key, byte[] content, String contentType) {
        write(() -> {
            files.put(key, content);
        });
    }

    @Override
    public boolean copy(String from, String to) {
        return write(() -> {
            byte[] file = files.get(from);
            if (file != null) {
                files.put(to, file);
            }
            return file != null;
        });
    }

    @Override
    public void delete(String key) {
        write(() -> {
            files.remove(key);
        });
    }

    @Override
    public void deleteAll(String prefix) {
        write(() -> {
            files.keySet().removeIf(key -> key.startsWith(prefix));
        });
    }

    @Override
    public synchronized Optional<Product> find(String id) {
        return Optional.ofNullable(products.get(id));
    }

    @Override
    public boolean replace(Product next) {
        return write(() -> {
            Product old = products.get(next.id());
            if (old == null || old.createdAtMs() != next.createdAtMs() || old.status() == Product.Status.READY) {
                return false;
            }
            products.put(next.id(), next);
            return true;
        });
    }

    @Override
    public void putAllIfAbsent(List<Composition> compositions) {
        write(() -> {
            for (Composition c : compositions) {
                rows.putIfAbsent(c.owner() + " " + c.id(), Json.string(c.toJson()));
            }
        });
    }

    @Override
    public void delete(Composition composition) {
        write(() -> {
            rows.remove(composition.owner() + " " + composition.id());
        });
    }

    @Override
    public void running(String sessionId, String jobId, double share) {
        write(() -> {
            if (jobId.equals(generationJob) && !generation.equals("done")) {
                generation = "running";
                shares.add(share);
            }
        });
    }

    @Override
    public void done(String sessionId, String jobId) {
        write(() -> {
            if (jobId.equals(generationJob)) {
                generation = "done";
            }
        });
    }

    @Override
    public void failed(String sessionId, String jobId, String sentence) {
        write(() -> {
            if (jobId.equals(generationJob) && !generation.equals("done")) {
                generation = "failed: " + sentence;
            }
        });
    }

    @Override
    public void send(Job job) {
        write(() -> {
            sent.put(job.jobId(), job.message());
            outbox.add(job);
        });
    }
}
