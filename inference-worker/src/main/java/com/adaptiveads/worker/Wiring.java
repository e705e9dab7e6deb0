package com.adaptiveads.worker;

import com.adaptiveads.worker.job.Engines;
import com.adaptiveads.worker.paint.ProceduralPainter;
import com.adaptiveads.worker.scene.PaletteSceneReader;
import com.adaptiveads.worker.segment.StudioSegmenter;
import java.time.Clock;
import java.util.Map;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The only place that reads the environment and chooses the engines. */
final class Wiring {
    private Wiring() {}

    /** @throws IllegalArgumentException as {@link #worker} */
    static Worker fromEnvironment() {
        return worker(System.getenv());
    }

    /** @throws IllegalArgumentException with a sentence about what is wrong with the environment */
    static Worker worker(Map<String, String> environment) {
        Settings settings = Settings.from(environment);
        Engines engines = engines(settings.models());
        SdkHttpClient http = Apache5HttpClient.create();
        Clients clients = new Clients(
                DynamoDbClient.builder().httpClient(http).build(),
                S3Client.builder()
                        .httpClient(http)
                        .forcePathStyle(settings.pathStyle())
                        .build(),
                SqsClient.builder().httpClient(http).build());
        return new Worker(settings, clients, engines, Clock.systemUTC(), System.out::println);
    }

    static Engines engines(Models models) {
        return switch (models) {
            case LITE, PREFERRED ->
                new Engines(new StudioSegmenter(), new PaletteSceneReader(), new ProceduralPainter());
            case REQUIRED ->
                throw new IllegalArgumentException(
                        "MODELS=required, but the models (SAM 3, CLIP, Stable Diffusion) are"
                                + " not installed in this worker; set MODELS=lite to work with studio, palette and procedural.");
        };
    }
}
