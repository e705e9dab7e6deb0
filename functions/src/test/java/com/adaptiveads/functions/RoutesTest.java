package com.adaptiveads.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.events.job.Job;
import com.adaptiveads.events.json.Json;
import com.adaptiveads.events.json.JsonObject;
import com.adaptiveads.functions.testing.Samples;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RoutesTest {
    @Test
    void everyFunctionCanBeMadeAsLambdaMakesIt() throws NoSuchMethodException {
        for (Route route : Routes.ALL) {
            assertTrue(
                    Modifier.isPublic(route.function().getDeclaredConstructor().getModifiers()));
        }
    }

    @Test
    void noTwoRoutesAreTheSame() {
        List<String> lines =
                Routes.ALL.stream().map(r -> r.method() + " " + r.pattern()).toList();
        assertEquals(lines.size(), lines.stream().distinct().count());
    }

    @Test
    void aPartInBracesMatchesOneSegment() {
        Route route = Routes.ALL.stream()
                .filter(r -> r.pattern().equals("/api/products/{id}/compositions"))
                .findFirst()
                .orElseThrow();
        assertEquals(Optional.of(Map.of("id", "abc")), route.match("/api/products/abc/compositions"));
        assertTrue(route.match("/api/products//compositions").isEmpty());
        assertTrue(route.match("/api/products/a/b/compositions").isEmpty());
        assertTrue(route.match("/api/products/abc/compositions/").isEmpty());
    }

    /** The samples say in {@code routeKey} what API Gateway would have matched. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "upload",
                "uploads",
                "products",
                "product",
                "product-delete",
                "product-compositions",
                "image",
                "image-composition",
                "track",
                "track-batch",
                "track-beacon",
                "analyze",
                "heatmap",
                "variations",
                "session",
                "session-create",
                "stats",
                "status",
                "not-found",
                "preflight"
            })
    void theSamplesOfTheApiFitItsRoutes(String name) {
        JsonObject event = Json.object(Samples.read("http-" + name + ".json"));
        String method = event.object("requestContext").object("http").string("method");
        String matched = Routes.ALL.stream()
                .filter(r -> r.method().equals(method)
                        && r.match(event.string("rawPath")).isPresent())
                .map(r -> r.method() + " " + r.pattern())
                .findFirst()
                .orElse("$default");
        assertEquals(event.string("routeKey"), matched);
    }

    @ParameterizedTest
    @ValueSource(strings = {"segment", "compose"})
    void theSamplesOfTheQueueAreJobs(String type) {
        JsonObject event = Json.object(Samples.read("sqs-" + type + ".json"));
        Job job = Job.from(Json.object(event.objects("Records", 1).getFirst().string("body")));
        assertTrue(job.message().contains("\"type\":\"" + type + "\""));
        assertEquals(job, Job.from(Json.object(job.message())));
    }
}
