package com.adaptiveads.functions.aws;

import com.adaptiveads.events.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * DynamoDB's answers without DynamoDB, for rehearsing before a SnapStart snapshot: everything of the SDK runs, signing and
 * marshalling included, but nothing leaves the process. A read finds the same items every time, a write succeeds without effect.
 */
final class CannedDynamo implements SdkHttpClient {
    private static final String TARGET = "X-Amz-Target";

    private final Found found;

    /** What is found in a table, by its name: by key, and by a query. */
    record Found(
            Map<String, List<Map<String, AttributeValue>>> byKey,
            Map<String, List<Map<String, AttributeValue>>> byQuery) {}

    private CannedDynamo(Found found) {
        this.found = found;
    }

    static DynamoDbClient client(Found found) {
        return DynamoDbClient.builder()
                .httpClient(new CannedDynamo(found))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("canned", "canned")))
                .build();
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() {
                return HttpExecuteResponse.builder()
                        .response(SdkHttpResponse.builder()
                                .statusCode(200)
                                .putHeader("Content-Type", "application/x-amz-json-1.0")
                                .build())
                        .responseBody(
                                AbortableInputStream.create(new ByteArrayInputStream(Json.bytes(answer(request)))))
                        .build();
            }

            @Override
            public void abort() {
                // it has ended before anybody could
            }
        };
    }

    private Map<String, Object> answer(HttpExecuteRequest request) {
        String operation =
                request.httpRequest().firstMatchingHeader(TARGET).orElse("").replaceFirst(".*\\.", "");
        String body = body(request);
        return switch (operation) {
            case "GetItem" -> {
                List<?> items = first(found.byKey(), body);
                yield items.isEmpty() ? Map.of() : Map.of("Item", items.getFirst());
            }
            case "BatchGetItem" -> Map.of("Responses", named(found.byKey(), body));
            case "Query" -> {
                List<?> items = first(found.byQuery(), body);
                yield Map.of("Items", items, "Count", items.size());
            }
            default -> Map.of();
        };
    }

    private static List<?> first(Map<String, List<Map<String, AttributeValue>>> items, String body) {
        return named(items, body).values().stream().findFirst().orElse(List.of());
    }

    /** The items of the tables that the request names. */
    private static Map<String, List<?>> named(Map<String, List<Map<String, AttributeValue>>> items, String body) {
        Map<String, List<?>> named = new LinkedHashMap<>();
        items.forEach((table, some) -> {
            if (body.contains("\"" + table + "\"")) {
                named.put(table, some.stream().map(CannedDynamo::json).toList());
            }
        });
        return named;
    }

    private static String body(HttpExecuteRequest request) {
        try {
            return request.contentStreamProvider().isPresent()
                    ? new String(
                            request.contentStreamProvider().get().newStream().readAllBytes(), StandardCharsets.UTF_8)
                    : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e); // bytes in memory do not fail to be read
        }
    }

    private static Map<String, Object> json(Map<String, AttributeValue> item) {
        Map<String, Object> json = new LinkedHashMap<>();
        item.forEach((name, value) -> json.put(
                name,
                switch (value.type()) {
                    case S -> Map.of("S", value.s());
                    case N -> Map.of("N", value.n());
                    case B ->
                        Map.of("B", Base64.getEncoder().encodeToString(value.b().asByteArray()));
                    default -> throw new IllegalStateException("our items hold nothing else");
                }));
        return json;
    }

    @Override
    public void close() {
        // nothing is open
    }
}
