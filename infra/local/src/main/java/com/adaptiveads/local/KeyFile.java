package com.adaptiveads.local;

import com.adaptiveads.functions.token.KeyRing;
import com.adaptiveads.functions.token.SigningKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of session tokens in a file that its owner alone may read: a line a key, in Base64, the first one signs. Made with
 * one random key when absent.
 */
final class KeyFile implements SigningKeys {
    private static final int BYTES = 32;

    private final KeyRing ring;

    private KeyFile(KeyRing ring) {
        this.ring = ring;
    }

    /** @throws StartFailure when it cannot be read or made, or holds anything else */
    static KeyFile open(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            List<SecretKey> keys = Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank())
                    .map(KeyFile::key)
                    .toList();
            return new KeyFile(new KeyRing(keys.getFirst(), keys.subList(1, keys.size())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            throw new StartFailure("The file with the session tokens' keys is damaged: remove " + file + ".", e);
        }
    }

    private static void make(Path file) throws IOException {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        boolean posix = Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix");
        if (posix) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.write(
                file,
                (Base64.getEncoder().encodeToString(key) + "\n").getBytes(StandardCharsets.UTF_8),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
    }

    private static SecretKey key(String line) {
        byte[] key = Base64.getDecoder().decode(line.strip());
        if (key.length < BYTES) {
            throw new IllegalArgumentException("a key has at least " + BYTES + " bytes");
        }
        return new SecretKeySpec(key, "HmacSHA256");
    }

    @Override
    public KeyRing ring() {
        return ring;
    }
}
