package com.adaptiveads.local.reliability;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * AWS on a bad day: below the SDK's retries, of each kind as often, a server error, a throttle as the service in question says it,
 * a time-out before the request arrived, and a time-out after it was carried out. A time-out is told at once, not waited for.
 */
final class FaultyHttpClient implements SdkHttpClient {
    private static final int KINDS = 4;

    private final SdkHttpClient behind;
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong faults = new AtomicLong();
    private volatile double share;

    /** Without faults at first. */
    FaultyHttpClient(SdkHttpClient behind) {
        this.behind = behind;
    }

    /** @param share of requests that go wrong, 0..1 */
    void spoil(double share) {
        this.share = share;
        requests.set(0);
        faults.set(0);
    }

    double faultsShare() {
        return (double) faults.get() / Math.max(1, requests.get());
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        ExecutableHttpRequest prepared = behind.prepareRequest(request);
        requests.incrementAndGet();
        if (ThreadLocalRandom.current().nextDouble() >= share) {
            return prepared;
        }
        faults.incrementAndGet();
        int kind = ThreadLocalRandom.current().nextInt(KINDS);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return switch (kind) {
                    case 0 -> answer(500, error(request, "InternalServerError", "InternalError", "InternalError"));
                    case 1 -> throttle(request);
                    case 2 -> throw new SocketTimeoutException("never arrived");
                    default -> {
                        HttpExecuteResponse lost = prepared.call();
                        if (lost.responseBody().isPresent()) {
                            lost.responseBody().get().close();
                        }
                        throw new SocketTimeoutException("carried out, but the answer got lost");
                    }
                };
            }

            @Override
            public void abort() {
                prepared.abort();
            }
        };
    }

    private static HttpExecuteResponse throttle(HttpExecuteRequest request) {
        String error = error(request, "ProvisionedThroughputExceededException", "RequestThrottled", "SlowDown");
        return answer(error.startsWith("<") ? 503 : 400, error);
    }

    private static String error(HttpExecuteRequest request, String dynamo, String sqs, String s3) {
        String target =
                request.httpRequest().firstMatchingHeader("X-Amz-Target").orElse("");
        if (target.isEmpty()) {
            return "<?xml version=\"1.0\"?><Error><Code>" + s3 + "</Code><Message>spoilt</Message></Error>";
        }
        return target.startsWith("DynamoDB")
                ? "{\"__type\":\"com.amazonaws.dynamodb.v20120810#" + dynamo + "\",\"message\":\"spoilt\"}"
                : "{\"__type\":\"com.amazonaws.sqs#" + sqs + "\",\"message\":\"spoilt\"}";
    }

    private static HttpExecuteResponse answer(int status, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return HttpExecuteResponse.builder()
                .response(SdkHttpResponse.builder()
                        .statusCode(status)
                        .putHeader("Content-Length", Integer.toString(bytes.length))
                        .build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(bytes)))
                .build();
    }

    @Override
    public String clientName() {
        return "Faulty";
    }

    @Override
    public void close() {
        // what is behind belongs to whoever made it
    }
}
