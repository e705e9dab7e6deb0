package com.adaptiveads.worker;

import com.adaptiveads.worker.job.Engines;
import com.adaptiveads.worker.model.ModelFailure;
import com.adaptiveads.worker.model.fetch.Backoff;
import com.adaptiveads.worker.model.fetch.DiskSpace;
import com.adaptiveads.worker.model.fetch.Download;
import com.adaptiveads.worker.model.fetch.ModelStore;
import com.adaptiveads.worker.model.fetch.ModelUpdate;
import com.adaptiveads.worker.onnx.OnnxRuntime;
import com.adaptiveads.worker.paint.ProceduralPainter;
import com.adaptiveads.worker.scene.PaletteSceneReader;
import com.adaptiveads.worker.segment.StudioSegmenter;
import com.adaptiveads.worker.store.S3Models;
import com.adaptiveads.worker.telemetry.Metrics;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The only place that reads the environment and chooses the engines. */
final class Wiring {
    private Wiring() {}

    static Map<String, String> environment() {
        return System.getenv();
    }

    /** @throws IllegalArgumentException with a sentence about what is wrong with the environment, or the models */
    static Worker worker(Map<String, String> environment, Consumer<String> logLines) {
        Settings settings = Settings.from(environment);
        SdkHttpClient http = Apache5HttpClient.create();
        Clients clients = new Clients(
                DynamoDbClient.builder().httpClient(http).build(),
                S3Client.builder()
                        .httpClient(http)
                        .forcePathStyle(settings.pathStyle())
                        .build(),
                SqsClient.builder().httpClient(http).build());
        return new Worker(settings, clients, Clock.systemUTC(), logLines);
    }

    /** @throws IllegalArgumentException with a sentence when models are required and not all can be used */
    static LoadedEngines engines(ModelSetup setup, S3Client s3, Metrics metrics, JsonLog log) {
        return switch (setup.models()) {
            case LITE ->
                LoadedEngines.of(new Engines(new StudioSegmenter(), new PaletteSceneReader(), new ProceduralPainter()));
            case PREFERRED -> load(setup, s3, metrics, new ModelLog(log));
            case REQUIRED -> {
                LoadedEngines loaded = load(setup, s3, metrics, new ModelLog(log));
                if (loaded.models().size() < 3) {
                    loaded.close();
                    throw new IllegalArgumentException("MODELS=required, but not all models can be used. "
                            + String.join(" ", loaded.notes())
                            + " MODELS=preferred works with what there is.");
                }
                yield loaded;
            }
        };
    }

    private static LoadedEngines load(ModelSetup setup, S3Client s3, Metrics metrics, ModelLog log) {
        OnnxRuntime runtime;
        try {
            runtime = OnnxRuntime.open(setup.device(), metrics);
        } catch (ModelFailure e) { // a device that was asked for by name
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        log.device(runtime.device().toString(), runtime.reason());
        Optional<ModelUpdate> update = setup.from().map(from -> update(from, s3, log));
        return new EngineLoader(new ModelStore(setup.folder(), update, log::note), setup, runtime, metrics, log).load();
    }

    private static ModelUpdate update(URI from, S3Client s3, ModelLog log) {
        S3Models library = new S3Models(s3, from);
        Download download = new Download(library, Download.Limits.USUAL, new Backoff());
        return new ModelUpdate(library, download, DiskSpace.ACTUAL, log, log::note);
    }
}
