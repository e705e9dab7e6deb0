package com.adaptiveads.functions.aws;

import com.adaptiveads.functions.token.KeyRing;
import com.adaptiveads.functions.token.SigningKeys;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/**
 * A secret of Secrets Manager whose stages {@code AWSCURRENT} and {@code AWSPREVIOUS} are both accepted: putting a new value is
 * the whole rotation. Read anew every few minutes; a new key signs only once everybody has read it.
 */
public final class SecretKeys implements SigningKeys {
    static final Duration FRESH = Duration.ofMinutes(5);
    static final Duration KNOWN_TO_ALL = FRESH.multipliedBy(2);

    private static final int MIN_BYTES = 32;

    private final Supplier<SecretsManagerClient> secrets;
    private final String arn;
    private final Clock clock;
    private volatile @Nullable Read read;

    private record Read(KeyRing ring, long atMs) {}

    public SecretKeys(Supplier<SecretsManagerClient> secrets, String arn, Clock clock) {
        this.secrets = secrets;
        this.arn = arn;
        this.clock = clock;
    }

    /** @throws IllegalStateException when a key is shorter than 32 bytes */
    @Override
    public KeyRing ring() {
        long now = clock.millis();
        Read last = read;
        if (last == null || now - last.atMs() >= FRESH.toMillis()) {
            last = new Read(fetch(now), now);
            read = last;
        }
        return last.ring();
    }

    private KeyRing fetch(long now) {
        GetSecretValueResponse newest = stage("AWSCURRENT").orElseThrow();
        SecretKey current = key(newest);
        Optional<SecretKey> previous = stage("AWSPREVIOUS").map(SecretKeys::key);
        boolean known = newest.createdDate() == null
                || newest.createdDate().plus(KNOWN_TO_ALL).isBefore(Instant.ofEpochMilli(now));
        return previous.isPresent() && !known
                ? new KeyRing(previous.get(), List.of(current))
                : new KeyRing(current, previous.stream().toList());
    }

    private Optional<GetSecretValueResponse> stage(String stage) {
        try {
            return Optional.of(
                    secrets.get().getSecretValue(get -> get.secretId(arn).versionStage(stage)));
        } catch (ResourceNotFoundException e) {
            if (stage.equals("AWSPREVIOUS")) {
                return Optional.empty(); // never rotated
            }
            throw e;
        }
    }

    private static SecretKey key(GetSecretValueResponse value) {
        byte[] bytes = value.secretString().strip().getBytes(StandardCharsets.UTF_8);
        if (bytes.length < MIN_BYTES) {
            throw new IllegalStateException("a key of session tokens is shorter than " + MIN_BYTES + " bytes");
        }
        return new SecretKeySpec(bytes, "HmacSHA256");
    }
}
