package com.adaptiveads.local.drop;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.s3.S3Client;

/** Copies what the system puts under {@code results/} and {@code drop-failed/} of the bucket into a local folder. */
public final class ResultsMirror {
    /** Of the keys it copies. */
    public static final List<String> PREFIXES = List.of("results/", "drop-failed/");

    private static final Logger LOG = LoggerFactory.getLogger(ResultsMirror.class);

    private final Path root;
    private final S3Client s3;
    private final String bucket;

    /** @param root gets the folders {@code results} and {@code drop-failed} */
    public ResultsMirror(Path root, S3Client s3, String bucket) {
        this.root = root.toAbsolutePath().normalize();
        this.s3 = s3;
        this.bucket = bucket;
    }

    /** Whole or not at all; a repetition writes the same file again. */
    public void copy(String key) throws IOException {
        Path file = root.resolve(key).normalize();
        if (PREFIXES.stream().noneMatch(p -> file.startsWith(root.resolve(p)))) {
            LOG.warn("not mirrored, its name leads out of the folder: {}", key);
            return;
        }
        Files.createDirectories(file.getParent());
        Path unfinished = file.resolveSibling("." + file.getFileName() + ".tmp");
        try (InputStream object = s3.getObject(g -> g.bucket(bucket).key(key))) {
            Files.copy(object, unfinished, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
