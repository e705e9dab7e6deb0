package com.adaptiveads.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LocalSettingsTest {
    @Test
    void nothingNeedsToBeSaid() {
        LocalSettings settings = LocalSettings.from(Map.of("PORT", " ", "DYNAMODB_ENDPOINT", ""));
        assertEquals(5000, settings.port());
        assertEquals(Path.of(".local"), settings.data());
        assertFalse(settings.fresh());
        assertEquals(Optional.empty(), settings.dynamoEndpoint());
    }

    @Test
    void everythingCanBeSaid() {
        LocalSettings settings = LocalSettings.from(
                Map.of("PORT", "8080", "DATA", "d", "FRESH", "true", "DYNAMODB_ENDPOINT", "http://127.0.0.1:8000"));
        assertEquals(8080, settings.port());
        assertEquals(Path.of("d"), settings.data());
        assertTrue(settings.fresh());
        assertEquals(Optional.of(URI.create("http://127.0.0.1:8000")), settings.dynamoEndpoint());
    }

    @Test
    void variablesAboutModelsAreTheWorkersToRead() {
        assertEquals(Map.of(), LocalSettings.from(Map.of("MODELS", " ")).models());
        assertEquals(
                Map.of("MODELS", "preferred", "MODELS_DIR", "weights"),
                LocalSettings.from(Map.of("MODELS", "preferred", "MODELS_DIR", "weights", "PORT", "0"))
                        .models());
    }

    @Test
    void tokensNeedAnIssuerAndAnAudience() {
        assertEquals(Optional.empty(), LocalSettings.from(Map.of()).tokens());
        assertEquals(
                Optional.of(new LocalSettings.Tokens("https://issuer.example.com", Set.of("page", "machines"))),
                LocalSettings.from(Map.of("JWT_ISSUER", "https://issuer.example.com", "JWT_AUDIENCE", "page, machines"))
                        .tokens());
        assertThrows(StartFailure.class, () -> LocalSettings.from(Map.of("JWT_ISSUER", "https://issuer.example.com")));
        assertThrows(StartFailure.class, () -> LocalSettings.from(Map.of("JWT_AUDIENCE", "page")));
        assertThrows(
                StartFailure.class, () -> LocalSettings.from(Map.of("JWT_ISSUER", "issuer", "JWT_AUDIENCE", "page")));
    }

    @Test
    void whatIsWrongIsNamed() {
        for (Map.Entry<String, String> wrong :
                Map.of("PORT", "65536", "DYNAMODB_ENDPOINT", "my own dynamo").entrySet()) {
            StartFailure failure = assertThrows(
                    StartFailure.class, () -> LocalSettings.from(Map.of(wrong.getKey(), wrong.getValue())));
            assertTrue(failure.getMessage().startsWith(wrong.getKey()), failure.getMessage());
        }
        assertThrows(StartFailure.class, () -> LocalSettings.from(Map.of("DYNAMODB_ENDPOINT", "127.0.0.1:8000")));
        assertThrows(StartFailure.class, () -> LocalSettings.from(Map.of("DYNAMODB_ENDPOINT", "dynamo")));
    }
}
