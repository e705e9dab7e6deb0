package com.adaptiveads.worker.model.fetch;

import com.adaptiveads.worker.model.Digests;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** What a file's content is known by; hexadecimal in lower case. */
public sealed interface Checksum {
    int SHA256_DIGITS = 64;
    int SHA1_DIGITS = 40;

    boolean matches(Path file) throws IOException;

    record Sha256(String hex) implements Checksum {
        @Override
        public boolean matches(Path file) throws IOException {
            return Digests.sha256(file).equals(hex);
        }
    }

    /** As git names a file: the SHA-1 of {@code blob}, the size, a zero byte, and the content. */
    record GitBlob(String hex) implements Checksum {
        @Override
        public boolean matches(Path file) throws IOException {
            return Digests.gitBlob(file).equals(hex);
        }
    }

    /** From an ETag that is a hash, as model hubs give it; others say nothing about the content. */
    static Optional<Checksum> ofEtag(String etag) {
        String hex = etag.replaceFirst("^W/", "").replace("\"", "").toLowerCase(Locale.ROOT);
        if (!hex.matches("[0-9a-f]+")) {
            return Optional.empty();
        }
        return switch (hex.length()) {
            case SHA256_DIGITS -> Optional.of(new Sha256(hex));
            case SHA1_DIGITS -> Optional.of(new GitBlob(hex));
            default -> Optional.empty();
        };
    }
}
