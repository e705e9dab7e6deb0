package com.adaptiveads.local.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.adaptiveads.events.json.Json;
import com.adaptiveads.events.json.JsonObject;
import com.adaptiveads.local.packaged.PackagedFunction.Start;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The artifact that deploys, function by function, started cold and as a restored snapshot. */
class PackagedFunctionsIT {
    private static final String BASE = "com.adaptiveads.functions.";

    private static Deployment deployment;

    @BeforeAll
    static void start(@TempDir Path folder) {
        String machine = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        assumeTrue(machine.equals("Linux amd64"), "AWS's runtime client is fetched for Linux on x86-64 only");
        deployment = Deployment.start(folder);
    }

    @AfterAll
    static void stop() {
        if (deployment != null) { // null where the assumption did not hold
            deployment.close();
        }
    }

    /** Function, event, status: what an empty system answers. */
    static List<Arguments> calls() {
        return List.of(
                Arguments.of("status.StatusHandler", "http-status", 200),
                Arguments.of("status.StatusHandler", "http-not-found", 404),
                Arguments.of("upload.UploadHandler", "http-upload", 202),
                Arguments.of("uploads.AnnounceHandler", "http-uploads", 201),
                Arguments.of("products.ListProductsHandler", "http-products", 200),
                Arguments.of("products.ListProductsHandler", "http-products-search", 200),
                Arguments.of("products.GetProductHandler", "http-product", 404),
                Arguments.of("products.DeleteProductHandler", "http-product-delete", 204),
                Arguments.of("products.ListCompositionsHandler", "http-product-compositions", 200),
                Arguments.of("image.ImageHandler", "http-image", 404),
                Arguments.of("image.ImageHandler", "http-image-composition", 404),
                Arguments.of("track.TrackHandler", "http-track", 200),
                Arguments.of("track.TrackHandler", "http-track-batch", 200),
                Arguments.of("track.TrackHandler", "http-track-beacon", 200),
                Arguments.of("analyze.AnalyzeHandler", "http-analyze", 200),
                Arguments.of("heatmap.HeatmapHandler", "http-heatmap", 200),
                Arguments.of("heatmap.HeatmapHandler", "http-heatmap-window", 200),
                Arguments.of("variations.VariationsHandler", "http-variations", 404),
                Arguments.of("sessions.SessionsHandler", "http-session", 200),
                Arguments.of("sessions.CreateSessionHandler", "http-session-create", 201),
                Arguments.of("stats.StatsHandler", "http-stats", 200),
                Arguments.of("stats.StatsHandler", "http-stats-series", 200));
    }

    @Test
    void everyFunctionIsCalledHere() {
        Set<String> called = Stream.concat(calls().stream(), events().stream())
                .map(call -> BASE + call.get()[0])
                .collect(Collectors.toSet());
        assertEquals(Set.copyOf(Deployment.functions()), called);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calledFunctions")
    void aRestoredSnapshotAnswersEverySampleEvent(String function) {
        try (PackagedFunction packaged = deployment.launch(BASE + function, Start.SNAP_START)) {
            packaged.snapshotAndRestore();
            for (Arguments call : of(function, calls())) {
                answers(packaged, (String) call.get()[1], (int) call.get()[2]);
            }
            assertFalse(packaged.log().contains("priming failed"), packaged.log());
        }
    }

    static List<String> calledFunctions() {
        return names(calls());
    }

    private static List<String> names(List<Arguments> calls) {
        return calls.stream().map(call -> (String) call.get()[0]).distinct().toList();
    }

    private static List<Arguments> of(String function, List<Arguments> calls) {
        return calls.stream().filter(call -> call.get()[0].equals(function)).toList();
    }

    @ParameterizedTest(name = "{0} starts cold")
    @MethodSource("cold")
    void aColdFunctionAnswersTheSampleEvent(String function, String sample, int status) {
        try (PackagedFunction packaged = deployment.launch(BASE + function, Start.ON_DEMAND)) {
            answers(packaged, sample, status);
        }
    }

    static List<Arguments> cold() {
        return List.of(
                Arguments.of("track.TrackHandler", "http-track-batch", 200),
                Arguments.of("analyze.AnalyzeHandler", "http-analyze", 200));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("eventFunctions")
    void anEventFunctionTakesEverySampleEvent(String function) {
        try (PackagedFunction packaged = deployment.launch(BASE + function, Start.SNAP_START)) {
            packaged.snapshotAndRestore();
            for (Arguments event : of(function, events())) {
                RuntimeApi.Answer answer = packaged.invoke(Deployment.sample((String) event.get()[1]));
                assertFalse(answer.failed(), () -> answer.text() + packaged.log());
            }
        }
    }

    static List<String> eventFunctions() {
        return names(events());
    }

    static List<Arguments> events() {
        return List.of(
                Arguments.of("drop.DropHandler", "s3-drop"),
                Arguments.of("drop.DropHandler", "s3-drop-sidecar"),
                Arguments.of("drop.DropHandler", "s3-original"),
                Arguments.of("rollup.RollupHandler", "dynamodb-stream"));
    }

    @Test
    void aFunctionWithoutItsEnvironmentSaysWhichVariableIsMissing() {
        try (PackagedFunction packaged = new PackagedFunction(
                PackagedFunction.ARTIFACT,
                BASE + "track.TrackHandler::handleRequest",
                Start.ON_DEMAND,
                Map.of("AWS_REGION", "us-east-1"))) {
            String failure = assertThrows(IllegalStateException.class, packaged::initMillis)
                    .getMessage();
            assertTrue(failure.contains("_TABLE"), failure);
        }
    }

    @Test
    void aFunctionWhoseBackendsDoNotAnswerSaysSoAndGoesOn() {
        try (PackagedFunction packaged = Deployment.launchCutOff(BASE + "stats.StatsHandler", Start.ON_DEMAND)) {
            answers(packaged, "http-stats", 500);
            answers(packaged, "http-preflight", 204);
        }
    }

    @Test
    void aSnapshotIsTakenEvenIfPrimingFails() {
        try (PackagedFunction packaged = Deployment.launchCutOff(BASE + "status.StatusHandler", Start.SNAP_START)) {
            packaged.snapshotAndRestore();
            answers(packaged, "http-not-found", 404);
            assertTrue(packaged.log().contains("priming failed"), packaged.log());
        }
    }

    @ParameterizedTest(name = "{0} is primed without a trace")
    @MethodSource("cold")
    void primingLeavesNothingInTablesOrQueue(String function, String sample, int status) {
        Map<String, Integer> before = deployment.contents();
        try (PackagedFunction packaged = deployment.launch(BASE + function, Start.SNAP_START)) {
            packaged.snapshotAndRestore();
            assertFalse(packaged.log().contains("ERROR"), packaged.log());
        }
        assertEquals(before, deployment.contents());
    }

    private static void answers(PackagedFunction packaged, String sample, int status) {
        RuntimeApi.Answer answer = packaged.invoke(Deployment.sample(sample));
        assertFalse(answer.failed(), () -> answer.text() + packaged.log());
        JsonObject response = Json.object(answer.body());
        assertEquals(status, response.integer("statusCode", 100, 599), () -> answer.text() + packaged.log());
        if (status >= 400) {
            JsonObject body = Json.object(response.string("body"));
            assertTrue(body.has("error") && body.has("code"), response.string("body"));
        }
    }
}
