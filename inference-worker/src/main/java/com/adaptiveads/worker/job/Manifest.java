package com.adaptiveads.worker.job;

import com.adaptiveads.events.job.ComposeJob;
import com.adaptiveads.events.json.Fields;
import com.adaptiveads.events.json.Json;
import com.adaptiveads.events.json.JsonObject;
import com.adaptiveads.events.trace.Correlation;
import java.util.List;
import java.util.Map;

/**
 * What a compose job made and how. It is written after the last picture: where it lies, all pictures lie, and everything
 * else (rows, result folder, status) can be made from it again.
 *
 * @param engines such as {@code studio+palette+procedural}
 * @param models name and manifest hash of the models that made it; none without models
 * @param reasoning sentences for people: why these backgrounds
 */
record Manifest(String engines, List<String> models, List<String> reasoning, List<Ad> ads) {
    private static final int MOST_MODELS = 100;
    private static final int MOST_ADS = 1000;
    private static final int MOST_SENTENCES = 100;

    Manifest {
        models = List.copyOf(models);
        reasoning = List.copyOf(reasoning);
        ads = List.copyOf(ads);
    }

    /**
     * With the request that asked for it, where known.
     *
     * @param timings milliseconds by step, for the record
     */
    byte[] bytes(ComposeJob job, Map<String, Long> timings) {
        return Json.bytes(new Fields()
                .with("job", job.toJson())
                .with(Correlation.NAME, Correlation.requestId())
                .with("engines", engines)
                .with("models", models)
                .with("reasoning", reasoning)
                .with("timings_ms", timings)
                .with("compositions", ads.stream().map(Ad::toJson).toList())
                .map());
    }

    static Manifest parse(byte[] bytes) {
        JsonObject json = Json.object(bytes);
        return new Manifest(
                json.string("engines"),
                json.strings("models", MOST_MODELS),
                json.strings("reasoning", MOST_SENTENCES),
                json.objects("compositions", MOST_ADS).stream().map(Ad::from).toList());
    }
}
