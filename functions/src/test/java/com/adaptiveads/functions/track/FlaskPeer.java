package com.adaptiveads.functions.track;

import com.adaptiveads.events.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** The peer of {@link TrackBench}; absent, with a reason on standard output, where Python or Flask is. */
final class FlaskPeer {
    private static final String SCRIPT = """
            import json, sys, time
            from flask import Flask, jsonify, request

            app = Flask(__name__)
            sessions = {}

            @app.post("/api/track")
            def track():
                body = request.get_json()
                session = sessions.setdefault(
                    body["session_id"], {"clicks": 0, "hovers": 0, "active_ms": 0, "products": {}, "points": []})
                for event in body["events"]:
                    data = event["data"]
                    product = session["products"].setdefault(data.get("product_id"), {"clicks": 0, "hover_ms": 0})
                    if event["type"] == "click":
                        session["clicks"] += 1
                        product["clicks"] += 1
                    else:
                        session["hovers"] += 1
                        session["active_ms"] += data.get("duration", 0)
                        product["hover_ms"] += data.get("duration", 0)
                    session["points"].append((data.get("x"), data.get("y"), event["type"], data.get("duration", 0)))
                return jsonify({"status": "tracked"})

            body = sys.stdin.buffer.read()
            client = app.test_client()
            best = float("inf")
            for run in range(7):
                sessions.clear()
                start = time.perf_counter()
                for i in range(300):
                    client.post("/api/track", data=body, content_type="application/json")
                best = min(best, (time.perf_counter() - start) / 300)
            print(best * 1e6)
            """;

    private FlaskPeer() {}

    static Optional<Double> microsPerEvent(Map<String, Object> body, int events)
            throws IOException, InterruptedException {
        Process python;
        try {
            python = new ProcessBuilder("python3", "-c", SCRIPT).start();
        } catch (IOException e) {
            System.out.println("no peer: there is no python3");
            return Optional.empty();
        }
        try (OutputStream stdin = python.getOutputStream()) {
            stdin.write(Json.bytes(body));
        } catch (IOException e) {
            // it ended before it read: the reason is below
        }
        String answer = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        String reason = new String(python.getErrorStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (python.waitFor() != 0) {
            System.out.println("no peer: " + reason.lines().toList().getLast());
            return Optional.empty();
        }
        return Optional.of(Double.parseDouble(answer) / events);
    }
}
