package com.adaptiveads.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    private static Map<String, String> environment(String... more) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "PRODUCTS_TABLE", "p",
                "ENGAGEMENT_TABLE", "e",
                "COMPOSITIONS_TABLE", "c",
                "TOTALS_TABLE", "t",
                "DATA_BUCKET", "b",
                "JOBS_QUEUE_URL", "q"));
        for (int i = 0; i < more.length; i += 2) {
            environment.put(more[i], more[i + 1]);
        }
        return environment;
    }

    @Test
    void worksWithNamesAloneOneJobAtATime() {
        Settings settings = Settings.from(environment());
        assertEquals(1, settings.limits().slots());
        assertEquals(Models.LITE, settings.models().models());
        assertEquals(0, settings.metricsPort());
    }

    @Test
    void leavesTimeToHandJobsBackBeforeTheStopTimeout() {
        Settings settings = Settings.from(environment("STOP_TIMEOUT_SECONDS", "120"));
        assertTrue(settings.limits().drain().compareTo(Duration.ofSeconds(115)) < 0);
    }

    @ParameterizedTest
    @CsvSource({
        "WORKER_SLOTS,0",
        "WORKER_SLOTS,many",
        "VISIBILITY_SECONDS,1",
        "MODELS,best",
        "DEVICE,tpu",
        "GPU,-1",
        "METRICS_PORT,99999",
        "MODELS_FROM,s3://",
        "DATA_BUCKET,''"
    })
    void namesTheVariableThatIsWrong(String name, String value) {
        var e = assertThrows(IllegalArgumentException.class, () -> Settings.from(environment(name, value)));
        assertTrue(e.getMessage().contains(name), e.getMessage());
    }

    @Test
    void modelsComeFromAFolderOrALibraryInABucket() {
        ModelSetup folder = Settings.from(environment("MODELS", "preferred", "MODELS_FROM", "/mnt/models"))
                .models();
        assertEquals(Models.PREFERRED, folder.models());
        assertEquals(Path.of("/mnt/models"), folder.folder());
        assertTrue(folder.from().isEmpty());

        ModelSetup bucket = Settings.from(environment(
                        "MODELS_FROM", "s3://weights/v1", "MODELS_DIR", "/cache", "MODELS_USE", "sam3, sd15-lcm"))
                .models();
        assertEquals(Path.of("/cache"), bucket.folder());
        assertEquals(Optional.of(URI.create("s3://weights/v1")), bucket.from());
        assertEquals(Set.of("sam3", "sd15-lcm"), bucket.only());
    }

    @Test
    void theMedianOfDurationsForgetsWhatIsLongAgo() {
        RunningMedian median = new RunningMedian();
        assertEquals(0, median.value());
        median.add(1_000_000);
        assertEquals(1_000_000, median.value());
        for (int i = 1; i <= 31; i++) {
            median.add(i);
        }
        assertEquals(16, median.value());
    }
}
