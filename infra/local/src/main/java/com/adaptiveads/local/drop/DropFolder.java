package com.adaptiveads.local.drop;

import com.adaptiveads.events.store.Keys;
import com.adaptiveads.local.StartFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Puts the files of {@code {folder}/{campaign}/} into the bucket's {@code drop/}, once per content. It looks twice a
 * second instead of asking the file system for news, which network folders never give, and takes a file when two looks in
 * a row saw the same size and time: then its writer is done. Hidden files, temporary ones of browsers and editors, and
 * deeper folders are left alone.
 */
public final class DropFolder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DropFolder.class);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final List<String> UNFINISHED = List.of(".tmp", ".part", ".crdownload", ".download", ".swp", "~");

    private final Path folder;
    private final S3Client s3;
    private final String bucket;
    private final TakenFiles taken;
    private final Map<Path, Look> lastLook = new HashMap<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;

    /** What a look at a file saw, and whether that file has been dealt with. */
    private record Look(long size, long modifiedMs, boolean settled) {
        boolean sees(BasicFileAttributes now) {
            return size == now.size() && modifiedMs == now.lastModifiedTime().toMillis();
        }
    }

    /** @param journal the file that remembers what was taken */
    public DropFolder(Path folder, S3Client s3, String bucket, Path journal) {
        this.folder = folder;
        this.s3 = s3;
        this.bucket = bucket;
        this.taken = new TakenFiles(journal);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new StartFailure("The drop folder " + folder + " cannot be made: choose another with DROP=….", e);
        }
        this.thread = Thread.ofVirtual().name("drop-folder").start(this::run);
    }

    private void run() {
        try {
            do {
                look();
            } while (!stopped.await(LOOK.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            List<Path> files = files();
            lastLook.keySet().retainAll(files);
            files.forEach(this::look);
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("the drop folder cannot be read: {}", e.getMessage());
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> tree = Files.walk(folder, 2)) {
            return tree.filter(f -> folder.relativize(f).getNameCount() == 2)
                    .filter(f -> Files.isRegularFile(f, LinkOption.NOFOLLOW_LINKS))
                    .filter(f -> !ignored(campaign(f)) && !ignored(name(f)))
                    .toList();
        }
    }

    private String campaign(Path file) {
        return folder.relativize(file).getName(0).toString();
    }

    private String name(Path file) {
        return folder.relativize(file).getName(1).toString();
    }

    private static boolean ignored(String name) {
        String text = name.toLowerCase(Locale.ROOT);
        return text.startsWith(".")
                || text.startsWith("~")
                || UNFINISHED.stream().anyMatch(text::endsWith);
    }

    private void look(Path file) {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            Look last = lastLook.get(file);
            boolean settled = last != null && last.sees(now) && (last.settled() || (now.size() > 0 && take(file)));
            lastLook.put(file, new Look(now.size(), now.lastModifiedTime().toMillis(), settled));
        } catch (IOException e) {
            LOG.debug("gone or locked, the next look decides: {}", file, e);
        }
    }

    private boolean take(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        String name = campaign(file) + "/" + name(file);
        String hash = sha256(content);
        if (taken.contains(name, hash)) {
            return true;
        }
        try {
            s3.putObject(p -> p.bucket(bucket).key(Keys.DROP + name), RequestBody.fromBytes(content));
        } catch (SdkException e) {
            LOG.warn("could not take {}, the next look tries again: {}", name, e.getMessage());
            return false;
        }
        taken.add(name, hash);
        LOG.info("took {}", name);
        return true;
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has it
        }
    }

    /** Lets a file under way finish. */
    @Override
    public void close() {
        stopped.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
