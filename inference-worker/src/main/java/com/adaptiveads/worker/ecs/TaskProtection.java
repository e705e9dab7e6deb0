package com.adaptiveads.worker.ecs;

import com.adaptiveads.events.json.Fields;
import com.adaptiveads.events.json.InvalidJson;
import com.adaptiveads.events.json.Json;
import com.adaptiveads.events.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;

/**
 * Keeps ECS from taking this task away, by a deployment or when there are fewer to be, while a job runs (AWS, "Amazon ECS task
 * scale-in protection endpoint"). It is asked for when the first job begins, renewed by the worker's heartbeat, given up by the
 * first heartbeat that finds no job, and runs out by itself should the worker hang. Best effort: the queue loses nothing without.
 */
public final class TaskProtection implements AutoCloseable {
    static final Duration LASTS = Duration.ofMinutes(5);
    private static final Duration RENEWED_AFTER = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int OK = 200;

    private final URI endpoint;
    private final Clock clock;
    private final BiConsumer<String, Throwable> trouble;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final AtomicInteger jobs = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();

    /** When it was last granted, epoch milliseconds; 0 while there is none. */
    private long grantedAt;

    /**
     * @param agent {@code ECS_AGENT_URI}
     * @param trouble hears what did not work
     */
    public TaskProtection(URI agent, Clock clock, BiConsumer<String, Throwable> trouble) {
        this.endpoint = URI.create(agent.toString().replaceAll("/$", "") + "/task-protection/v1/state");
        this.clock = clock;
        this.trouble = trouble;
    }

    /** A job begins; it does not wait for ECS. */
    public void began() {
        if (jobs.incrementAndGet() == 1) {
            Thread.ofVirtual().name("task protection").start(this::beat);
        }
    }

    public void ended() {
        jobs.decrementAndGet();
    }

    /** Brings ECS up to date: called by each heartbeat. */
    public void beat() {
        lock.lock();
        try {
            boolean busy = jobs.get() > 0;
            long now = clock.millis();
            if (busy && now - grantedAt >= RENEWED_AFTER.toMillis()) {
                grantedAt =
                        ask(new Fields().with("ProtectionEnabled", true).with("ExpiresInMinutes", LASTS.toMinutes()))
                                ? now
                                : grantedAt;
            } else if (!busy && grantedAt > 0) {
                grantedAt = ask(new Fields().with("ProtectionEnabled", false)) ? 0 : grantedAt;
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean ask(Fields state) {
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .timeout(PATIENCE)
                .header("content-type", "application/json")
                .PUT(BodyPublishers.ofByteArray(Json.bytes(state.map())))
                .build();
        try {
            HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() == OK && Json.object(answer.body()).has("protection")) {
                return true;
            }
            throw new IOException("ECS answered " + answer.statusCode() + ": " + reason(answer.body()));
        } catch (IOException | InvalidJson e) {
            trouble.accept("The task's protection could not be changed; it is tried again.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    /** {@code failure.Reason} or {@code error.Code}, as ECS's agent has it. */
    private static String reason(byte[] body) {
        JsonObject answer = Json.object(body);
        return answer.optionalObject("failure")
                .flatMap(failure -> failure.optionalString("Reason"))
                .or(() -> answer.optionalObject("error").flatMap(error -> error.optionalString("Code")))
                .orElse("without a reason");
    }

    @Override
    public void close() {
        http.close();
    }
}
