package com.adaptiveads.functions.packaged;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.adaptiveads.events.json.Json;
import com.adaptiveads.events.json.JsonObject;
import com.adaptiveads.functions.Route;
import com.adaptiveads.functions.Routes;
import com.adaptiveads.functions.drop.DropHandler;
import com.adaptiveads.functions.rollup.RollupHandler;
import com.adaptiveads.functions.status.StatusHandler;
import com.adaptiveads.functions.testing.Samples;
import com.adaptiveads.functions.upload.UploadHandler;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class PackagedFunctionIT {
    static Stream<Class<?>> functionsOfTheApi() {
        return Routes.ALL.stream().<Class<?>>map(Route::function).distinct();
    }

    @BeforeAll
    static void theRuntimeClientIsNative() {
        String machine = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        assumeTrue(machine.equals("Linux amd64"), "AWS's runtime client is fetched for Linux on x86-64 only");
    }

    /** Needs the constructor, all clients, the codec and CORS to be in the package; no backend. */
    @ParameterizedTest
    @MethodSource("functionsOfTheApi")
    void everyFunctionOfTheApiStartsAndAnswersAPreflight(Class<?> handler) throws IOException, InterruptedException {
        try (PackagedFunction function = new PackagedFunction(handler, Map.of())) {
            String answer = function.invoke(Samples.read("http-preflight.json"));
            assertTrue(answer.startsWith("{"), () -> answer);
            JsonObject event = Json.object(answer);
            assertEquals(204, event.integer("statusCode", 0, 999));
            assertEquals("https://shop.example", event.object("headers").string("access-control-allow-origin"));
        }
    }

    @Test
    void errorsAreAnsweredAndTheFunctionGoesOn() throws IOException, InterruptedException {
        try (PackagedFunction function = new PackagedFunction(UploadHandler.class, Map.of())) {
            String wrong =
                    new String(Samples.read("http-upload.json"), UTF_8).replace("multipart/form-data", "text/css");
            assertEquals(
                    400, Json.object(function.invoke(wrong.getBytes(UTF_8))).integer("statusCode", 0, 999));
            JsonObject broken = Json.object(function.invoke(Samples.read("http-upload.json")));
            assertEquals(500, broken.integer("statusCode", 0, 999), "its backends do not answer");
            assertEquals("internal", Json.object(broken.string("body")).string("code"));
            assertTrue(function.log().contains("\"request_id\":\"UFm3ej1wFiAEPuQ=\""), function.log());
        }
    }

    @Test
    void eventsOfOtherServicesArriveAsTheirTypes() throws IOException, InterruptedException {
        String marker = new String(Samples.read("s3-drop.json"), UTF_8).replaceFirst("\"size\": \\d+", "\"size\": 0");
        try (PackagedFunction drop = new PackagedFunction(DropHandler.class, Map.of())) {
            assertEquals("null", drop.invoke(marker.getBytes(UTF_8)));
            assertTrue(drop.invoke(Samples.read("s3-drop.json")).startsWith("error: "), "S3 is to deliver it again");
        }
        try (PackagedFunction rollup = new PackagedFunction(RollupHandler.class, Map.of())) {
            JsonObject answer = Json.object(rollup.invoke(Samples.read("dynamodb-stream.json")));
            assertEquals(
                    "4492421200000000001" + "5712458",
                    answer.objects("batchItemFailures", 1).getFirst().string("itemIdentifier"));
        }
    }

    @Test
    void aSnapshotIsTakenEvenIfPrimingFails() throws IOException, InterruptedException {
        Map<String, String> snapStart = Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
        try (PackagedFunction function = new PackagedFunction(StatusHandler.class, snapStart)) {
            JsonObject answer = Json.object(function.invoke(Samples.read("http-not-found.json")));
            assertEquals(404, answer.integer("statusCode", 0, 999));
            assertTrue(function.log().contains("priming failed"), function.log());
        }
    }
}
