package com.adaptiveads.functions.status;

import com.adaptiveads.events.job.Heartbeat;
import com.adaptiveads.events.json.Fields;
import com.adaptiveads.functions.Routes;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code GET /} answers. Models count as loaded while a worker that has them is alive.
 *
 * @param worker the newest heartbeat, when it is fresh
 */
record SystemStatus(Optional<Heartbeat> worker) {
    static SystemStatus at(long nowMs, Optional<Heartbeat> newest) {
        return new SystemStatus(WorkerView.alive(newest, nowMs));
    }

    Map<String, Object> toJson() {
        return new Fields()
                .with("status", "running")
                .with(
                        "sam3_loaded",
                        worker.filter(h -> h.segmenter().equals("sam3")).isPresent())
                .with(
                        "clip_loaded",
                        worker.filter(h -> h.sceneReader().equals("clip")).isPresent())
                .with(
                        "sd15_loaded",
                        worker.filter(h -> h.painter().startsWith("sd15")).isPresent())
                .with("worker", worker.map(WorkerView::of))
                .with(
                        "endpoints",
                        Routes.ALL.stream()
                                .map(r -> r.method() + " " + r.pattern())
                                .toList())
                .map();
    }
}
