package com.adaptiveads.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folder that keeps everything across restarts; one run at a time holds it. */
public final class DataFolder implements AutoCloseable {
    private static final long MIN_FREE = 500L * 1024 * 1024;
    private static final String MARKER = "adaptive-ads-data";
    private static final String VERSION = "1";
    private static final String LOCK = "lock";
    private static final List<String> PARTS = List.of("dynamodb", "s3", "sqs", "events", "journals");

    private final Path root;
    private final FileChannel lock;

    private DataFolder(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    /**
     * Takes hold of the folder, made when absent.
     *
     * @param fresh forget what it holds; only what we put there is removed
     * @throws StartFailure when it is no folder of ours, in use, not writable, or the disk is nearly full
     */
    public static DataFolder open(Path folder, boolean fresh) {
        return open(folder, fresh, root -> Files.getFileStore(root).getUsableSpace());
    }

    /** Tells how many bytes are free where a folder lies. */
    @FunctionalInterface
    interface FreeSpace {
        long at(Path folder) throws IOException;
    }

    static DataFolder open(Path folder, boolean fresh, FreeSpace space) {
        Path root = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(root);
            checkOurs(root);
            checkSpace(root, space.at(root));
            DataFolder data = new DataFolder(root, lock(root));
            if (fresh) {
                data.clear();
            }
            Files.writeString(root.resolve(MARKER), VERSION);
            for (String part : PARTS) {
                Files.createDirectories(data.part(part));
            }
            return data;
        } catch (IOException e) {
            throw new StartFailure(
                    "The data folder " + root + " cannot be written ("
                            + e.getClass().getSimpleName() + "): make it writable, or choose another with DATA=….",
                    e);
        }
    }

    /** One of the parts. */
    public Path part(String name) {
        return root.resolve(name);
    }

    private static void checkOurs(Path root) throws IOException {
        Path marker = root.resolve(MARKER);
        if (Files.exists(marker)) {
            if (!Files.readString(marker).strip().equals(VERSION)) {
                throw new StartFailure("The data folder " + root
                        + " is damaged or was written by another version: choose another with DATA=…, or remove it.");
            }
            return;
        }
        try (Stream<Path> files = Files.list(root)) {
            if (files.anyMatch(f -> !f.getFileName().toString().equals(LOCK))) {
                throw new StartFailure(
                        "The folder " + root + " holds something else: choose an empty or new folder with DATA=….");
            }
        }
    }

    private static void checkSpace(Path root, long free) {
        if (free < MIN_FREE) {
            throw new StartFailure("Only " + (free >> 20) + " MB are free where " + root + " lies: free "
                    + (MIN_FREE >> 20) + " MB, or choose another disk with DATA=….");
        }
    }

    private static FileChannel lock(Path root) throws IOException {
        FileChannel channel = FileChannel.open(root.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new StartFailure("Another run uses the data folder " + root
                    + ": end it first, or choose another folder with DATA=….");
        }
        return channel;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException sameProcess) {
            return null;
        }
    }

    private void clear() throws IOException {
        for (String part : PARTS) {
            if (Files.exists(part(part))) {
                try (Stream<Path> tree = Files.walk(part(part))) {
                    tree.sorted(Comparator.reverseOrder()).forEach(DataFolder::delete);
                }
            }
        }
    }

    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
