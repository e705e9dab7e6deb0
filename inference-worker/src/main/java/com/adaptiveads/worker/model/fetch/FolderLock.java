package com.adaptiveads.worker.model.fetch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/** One at a time changes a folder, over all processes of the machine; a process that dies lets go. */
public final class FolderLock implements AutoCloseable {
    /** Within the process; a file lock is the whole process's. */
    private static final ReentrantLock HERE = new ReentrantLock();

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @param onWait called before it waits for another's end */
    public static FolderLock of(Path folder, Runnable onWait) throws IOException {
        Files.createDirectories(folder);
        if (!HERE.tryLock()) {
            onWait.run();
            HERE.lock();
        }
        try {
            FileChannel channel =
                    FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                onWait.run();
                channel.lock();
            }
            return new FolderLock(channel);
        } catch (IOException | RuntimeException e) {
            HERE.unlock();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close(); // gives the file lock up
        } finally {
            HERE.unlock();
        }
    }
}
