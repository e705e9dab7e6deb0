package com.adaptiveads.functions.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.adaptiveads.functions.testing.TestClock;
import com.adaptiveads.functions.token.KeyRing;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

class SecretKeysTest {
    private static final String FIRST = "a".repeat(64);
    private static final String SECOND = "b".repeat(64);

    private final TestClock clock = new TestClock();
    private final Secret secret = new Secret();
    private final SecretKeys keys = new SecretKeys(() -> secret, "arn", clock);

    @Test
    void aSecretThatWasNeverRotatedIsOneKey() {
        secret.put(FIRST);

        assertEquals(List.of(FIRST), names(keys.ring()));
    }

    @Test
    void itIsNotReadForEveryRequest() {
        secret.put(FIRST);
        for (int i = 0; i < 1_000; i++) {
            keys.ring();
        }

        assertEquals(2, secret.reads, "one a stage");
        clock.advance(SecretKeys.FRESH.toMillis());
        keys.ring();
        assertEquals(4, secret.reads);
    }

    @Test
    void aNewKeySignsOnlyOnceEveryFunctionKnowsIt() {
        secret.put(FIRST);
        keys.ring();
        secret.put(SECOND);

        clock.advance(SecretKeys.FRESH.toMillis());
        assertEquals(List.of(FIRST, SECOND), names(keys.ring()), "accepted already");
        clock.advance(SecretKeys.KNOWN_TO_ALL.toMillis());
        assertEquals(List.of(SECOND, FIRST), names(keys.ring()));
    }

    @Test
    void aKeyThatIsTooShortIsRefused() {
        secret.put("short");

        assertThrows(IllegalStateException.class, keys::ring);
    }

    private static List<String> names(KeyRing ring) {
        return Stream.concat(Stream.of(ring.signing()), ring.others().stream())
                .map(SecretKey::getEncoded)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .toList();
    }

    /** A secret with stages, as Secrets Manager moves them. */
    private final class Secret implements SecretsManagerClient {
        private final Map<String, GetSecretValueResponse> stages = new HashMap<>();
        private int reads;

        void put(String value) {
            if (stages.containsKey("AWSCURRENT")) {
                stages.put("AWSPREVIOUS", stages.get("AWSCURRENT"));
            }
            stages.put(
                    "AWSCURRENT",
                    GetSecretValueResponse.builder()
                            .secretString(value)
                            .createdDate(Instant.ofEpochMilli(clock.millis()))
                            .build());
        }

        @Override
        public GetSecretValueResponse getSecretValue(GetSecretValueRequest request) {
            reads++;
            if (!stages.containsKey(request.versionStage())) {
                throw ResourceNotFoundException.builder()
                        .message("no such stage")
                        .build();
            }
            return stages.get(request.versionStage());
        }

        @Override
        public String serviceName() {
            return SecretsManagerClient.SERVICE_NAME;
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
