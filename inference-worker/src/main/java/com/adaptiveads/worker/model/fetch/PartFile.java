package com.adaptiveads.worker.model.fetch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A file that is being fetched, {@code x.part}, and beside it {@code x.part.done}: which of its chunks are here, so that
 * a later start goes on where this one ended. A power cut may leave a chunk noted whose bytes never reached the disk:
 * only the whole file's checksum tells that it is right.
 */
final class PartFile implements AutoCloseable {
    private final Path part;
    private final Path journal;
    private final RemoteFile remote;
    private final long chunkBytes;
    private final BitSet done;
    private final boolean resumed;
    private final FileChannel content;
    private final FileChannel notes;

    /** Bytes {@code from} (included) to {@code to} (excluded). */
    record Chunk(int index, long from, long to) {}

    private PartFile(Path part, Path journal, RemoteFile remote, long chunkBytes, BitSet done) throws IOException {
        this.part = part;
        this.journal = journal;
        this.remote = remote;
        this.chunkBytes = chunkBytes;
        this.done = done;
        this.resumed = !done.isEmpty();
        this.notes = rewritten(journal);
        this.content = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /** Begins, or goes on where the same version of the remote file was being fetched in chunks of the same size. */
    static PartFile open(Path target, RemoteFile remote, long chunkBytes) throws IOException {
        Path part = sibling(target, ".part");
        Path journal = sibling(target, ".part.done");
        String header = header(remote, chunkBytes);
        BitSet done = Files.exists(part) ? noted(journal, header) : new BitSet();
        return new PartFile(part, journal, remote, chunkBytes, done);
    }

    /** Bytes of a part file's chunks that are here already; 0 when there is no part file of this version. */
    static long here(Path target, RemoteFile remote, long chunkBytes) throws IOException {
        if (!Files.exists(sibling(target, ".part"))) {
            return 0;
        }
        BitSet done = noted(sibling(target, ".part.done"), header(remote, chunkBytes));
        return done.stream()
                .mapToLong(i -> Math.min(remote.size(), (i + 1) * chunkBytes) - i * chunkBytes)
                .sum();
    }

    /** Whether an earlier start fetched some of it. */
    boolean resumed() {
        return resumed;
    }

    synchronized List<Chunk> missing() {
        List<Chunk> chunks = new ArrayList<>();
        long count = Math.ceilDiv(remote.size(), chunkBytes);
        for (int i = 0; i < count; i++) {
            if (!done.get(i)) {
                chunks.add(new Chunk(i, i * chunkBytes, Math.min(remote.size(), (i + 1) * chunkBytes)));
            }
        }
        return chunks;
    }

    void write(ByteBuffer bytes, long position) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
            at += content.write(bytes, at);
        }
    }

    synchronized void finished(Chunk chunk) throws IOException {
        done.set(chunk.index());
        notes.write(StandardCharsets.US_ASCII.encode(chunk.index() + "\n"));
    }

    /** Whether the content is what it should be, once nothing is missing. */
    boolean matches(Checksum checksum) throws IOException {
        content.force(true);
        return checksum.matches(part);
    }

    /** From now on the file is there, under its own name, whole. */
    void publish(Path target) throws IOException {
        close();
        AtomicFiles.move(part, target);
        Files.deleteIfExists(journal);
    }

    void discard() throws IOException {
        close();
        Files.deleteIfExists(journal);
        Files.deleteIfExists(part);
    }

    @Override
    public void close() throws IOException {
        try (notes) {
            content.close();
        }
    }

    private static BitSet noted(Path journal, String header) throws IOException {
        BitSet done = new BitSet();
        if (!Files.exists(journal)) {
            return done;
        }
        String text = Files.readString(journal, StandardCharsets.UTF_8);
        String whole = text.substring(0, text.lastIndexOf('\n') + 1); // the last line may be torn
        List<String> lines = whole.lines().toList();
        if (!lines.isEmpty() && lines.getFirst().equals(header)) {
            lines.stream().skip(1).filter(l -> l.matches("\\d{1,9}")).forEach(l -> done.set(Integer.parseInt(l)));
        }
        return done;
    }

    /** The journal anew, without lines of another version or a torn one. */
    private FileChannel rewritten(Path file) throws IOException {
        StringBuilder text = new StringBuilder(header(remote, chunkBytes)).append('\n');
        done.stream().forEach(i -> text.append(i).append('\n'));
        AtomicFiles.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
        return FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    }

    private static String header(RemoteFile remote, long chunkBytes) {
        return remote.size() + " " + chunkBytes + " " + remote.version().replaceAll("\\s", "_");
    }

    private static Path sibling(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }
}
