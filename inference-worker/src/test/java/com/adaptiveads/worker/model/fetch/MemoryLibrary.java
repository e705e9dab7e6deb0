package com.adaptiveads.worker.model.fetch;

import com.adaptiveads.worker.model.ModelFailure;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongUnaryOperator;

/** A library in memory, with a network between that can be told to fail. */
final class MemoryLibrary implements ModelLibrary {
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final AtomicLong served = new AtomicLong();

    /** From a stream's length to how many bytes come before the connection is cut. */
    volatile LongUnaryOperator cut = length -> length;

    /** Called before each stream is opened. */
    volatile Trouble trouble = path -> {};

    interface Trouble {
        void before(String path) throws IOException;
    }

    void put(String path, byte[] content) {
        files.put(path, content);
    }

    void remove(String path) {
        files.remove(path);
    }

    /** Bytes that were really sent. */
    long served() {
        return served.get();
    }

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public List<String> models() throws IOException {
        trouble.before("");
        return files.keySet().stream()
                .map(f -> f.substring(0, f.indexOf('/')))
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public Optional<RemoteFile> find(String path) throws IOException {
        trouble.before(path);
        return Optional.ofNullable(files.get(path)).map(bytes -> new RemoteFile(path, bytes.length, version(bytes)));
    }

    @Override
    public InputStream open(RemoteFile file, long from, long to) throws IOException {
        trouble.before(file.path());
        byte[] bytes = files.get(file.path());
        if (bytes == null) {
            throw ModelFailure.missing(file.path() + " is gone");
        }
        if (!version(bytes).equals(file.version())) {
            throw new SourceChanged(file.path() + " was replaced.");
        }
        long length = to - from;
        return new Cut(
                new ByteArrayInputStream(bytes, (int) from, (int) length), Math.min(length, cut.applyAsLong(length)));
    }

    private static String version(byte[] bytes) {
        return Integer.toHexString(java.util.Arrays.hashCode(bytes));
    }

    /** A stream whose connection is cut after some bytes. */
    private final class Cut extends FilterInputStream {
        private long left;

        Cut(InputStream in, long left) {
            super(in);
            this.left = left;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left == 0 && in.available() > 0) {
                throw new IOException("connection reset");
            }
            int read = super.read(bytes, offset, (int) Math.min(length, Math.max(1, left)));
            left -= Math.max(0, read);
            served.addAndGet(Math.max(0, read));
            return read;
        }
    }
}
