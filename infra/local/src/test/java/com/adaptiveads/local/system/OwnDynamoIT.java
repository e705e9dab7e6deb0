package com.adaptiveads.local.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.local.StartFailure;
import com.adaptiveads.local.emulator.DynamoDbLocal;
import com.adaptiveads.local.emulator.Ports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code DYNAMODB_ENDPOINT}: a DynamoDB of one's own instead of DynamoDB Local. */
class OwnDynamoIT {
    @TempDir
    Path folder;

    @Test
    void theSystemRunsOnItAndStartsNone() {
        try (DynamoDbLocal own =
                        DynamoDbLocal.start(Path.of(System.getProperty("dynamodb.local")), folder.resolve("own"));
                EmbeddedSystem system =
                        EmbeddedSystem.start(environment(own.endpoint().toString()))) {
            String id = system.api().ready(Photos.mug(90), "somewhere else").string("id");

            assertEquals(200, system.api().get("/api/products/" + id).status());
            assertFalse(Files.exists(folder.resolve("data/dynamodb/dynamodb.pid")));
            assertEquals(
                    own.endpoint(),
                    system.aws()
                            .dynamo()
                            .serviceClientConfiguration()
                            .endpointOverride()
                            .orElseThrow());
        }
    }

    @Test
    void oneThatDoesNotAnswerIsOneSentence() {
        String nobody = "http://127.0.0.1:" + Ports.free();

        StartFailure failure = assertThrows(StartFailure.class, () -> EmbeddedSystem.start(environment(nobody))
                .close());

        assertTrue(failure.getMessage().contains(nobody), failure.getMessage());
        assertTrue(failure.getMessage().contains("DYNAMODB_ENDPOINT"), failure.getMessage());
    }

    private Map<String, String> environment(String endpoint) {
        Map<String, String> environment = new HashMap<>(EmbeddedSystem.environment(folder));
        environment.put("DYNAMODB_ENDPOINT", endpoint);
        environment.put("DYNAMODB_LOCAL", folder.resolve("nowhere").toString());
        return environment;
    }
}
