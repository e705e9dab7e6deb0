package com.adaptiveads.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SettingsTest {
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "PRODUCTS_TABLE", "p",
            "ENGAGEMENT_TABLE", "e",
            "COMPOSITIONS_TABLE", "c",
            "TOTALS_TABLE", "t",
            "DATA_BUCKET", "b",
            "JOBS_QUEUE_URL", "https://sqs.test/jobs",
            "CORS_ORIGINS", " https://a.example, https://b.example,https://a.example,");

    @Test
    void everythingComesFromTheEnvironment() {
        Settings settings = Settings.from(ENVIRONMENT);
        assertEquals("t", settings.tables().totals());
        assertEquals(Set.of("https://a.example", "https://b.example"), settings.corsOrigins());
    }

    @Test
    void nobodyMayCallFromElsewhereUnlessItIsSaid() {
        Map<String, String> environment = new HashMap<>(ENVIRONMENT);
        environment.remove("CORS_ORIGINS");
        assertTrue(Settings.from(environment).corsOrigins().isEmpty());
    }

    @Test
    void aVariableThatIsMissingIsNamed() {
        for (String name : ENVIRONMENT.keySet()) {
            Map<String, String> environment = new HashMap<>(ENVIRONMENT);
            environment.put(name, " ");
            if (!name.equals("CORS_ORIGINS")) {
                String message = assertThrows(IllegalStateException.class, () -> Settings.from(environment))
                        .getMessage();
                assertTrue(message.contains(name), message);
            }
        }
    }

    @Test
    void signedSessionsAreAskedForByTheirName() {
        assertTrue(Guards.from(Map.of("SESSION_TOKENS", "required")).signedSessions());
        assertEquals(Guards.NONE, Guards.from(Map.of("SESSION_TOKENS", "off")));
        assertThrows(IllegalStateException.class, () -> Guards.from(Map.of("SESSION_TOKENS", "yes")));
    }

    @Test
    void aBudgetIsANumberAndMayBeMissing() {
        assertEquals(Guards.NONE, Settings.from(ENVIRONMENT).guards());
        assertEquals(
                OptionalInt.of(240),
                Guards.from(Map.of("GENERATIONS_PER_HOUR", "240")).budget().limit());
        assertEquals(
                OptionalInt.of(60),
                Guards.from(Map.of("UPLOADS_PER_HOUR", " 60 ")).uploads().limit());
        for (String wrong : List.of("-1", "many", "99999999999")) {
            assertThrows(IllegalStateException.class, () -> Guards.from(Map.of("GENERATIONS_PER_HOUR", wrong)));
            assertThrows(IllegalStateException.class, () -> Guards.from(Map.of("UPLOADS_PER_HOUR", wrong)));
        }
    }

    @Test
    void picturesComeFromS3UnlessCloudFrontStandsBefore() {
        assertTrue(PictureDelivery.from(ENVIRONMENT).isEmpty());
        assertTrue(PictureDelivery.from(Map.of("PICTURE_DOMAIN", " ")).isEmpty());
        Map<String, String> environment = new HashMap<>(
                Map.of("PICTURE_DOMAIN", "d.test", "PICTURE_KEY_ID", "K1", "PICTURE_KEY_NAME", "picture-key-K1"));
        assertEquals(
                new PictureDelivery("d.test", "K1", "picture-key-K1"),
                PictureDelivery.from(environment).orElseThrow());
        environment.remove("PICTURE_KEY_ID");
        String message = assertThrows(IllegalStateException.class, () -> PictureDelivery.from(environment))
                .getMessage();
        assertTrue(message.contains("PICTURE_KEY_ID"), message);
    }
}
