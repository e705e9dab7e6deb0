package com.adaptiveads.local.reliability;

import com.adaptiveads.functions.Guards;
import com.adaptiveads.local.DataFolder;
import com.adaptiveads.local.EmulatedCloud;
import com.adaptiveads.local.LocalSystem;
import com.adaptiveads.local.emulator.Aws;
import com.adaptiveads.local.emulator.Provisioning;
import com.adaptiveads.local.http.Authorizer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Load and faults, one line a figure; ends with 1 when a promise was broken. {@code make reliability}. On one machine: callers,
 * functions, emulators and workers share its cores, so times are the machine's first and ours second; what is counted is ours.
 */
public final class ReliabilityMain {
    private static final double SPOILT = 0.1;
    private static final int VISITORS = 200;
    private static final int FILES = 500;
    private static final int JOBS = 300;
    private static final int PATIENCE_SECONDS = 1800;

    private ReliabilityMain() {}

    /** @param args folder of DynamoDB Local, seconds of tracking (120), and files and jobs in place of the usual numbers */
    public static void main(String[] args) throws Exception {
        Path jars = Path.of(args[0]);
        int seconds = number(args, 1, 120);
        Figures figures = new Figures();
        Path folder = Files.createTempDirectory("reliability");
        system(figures, folder.resolve("system"), jars, seconds, number(args, 2, FILES));
        workers(figures, folder.resolve("workers"), jars, number(args, 3, JOBS));
        System.out.println(figures.broken() ? "A promise was broken." : "All promises were kept.");
        System.exit(figures.broken() ? 1 : 0);
    }

    private static int number(String[] args, int index, int otherwise) {
        return args.length > index ? Integer.parseInt(args[index]) : otherwise;
    }

    private static void system(Figures figures, Path folder, Path jars, int seconds, int files) throws Exception {
        try (DataFolder data = DataFolder.open(folder.resolve("data"), true);
                EmulatedCloud emulated = EmulatedCloud.start(data, jars, Optional.empty())) {
            FaultyCloud cloud = FaultyCloud.over(emulated);
            LocalSystem.Options options = new LocalSystem.Options(
                    0,
                    folder.resolve("no-page"),
                    folder.resolve("drop"),
                    data.part("journals"),
                    Guards.NONE,
                    Authorizer.NONE,
                    Map.of("WORKER_SLOTS", "2"));
            try (LocalSystem system = LocalSystem.start(cloud, options)) {
                long counted = new TrackingLoad(system.url(), figures).run("track", VISITORS, seconds, 0);
                cloud.http().spoil(SPOILT);
                new TrackingLoad(system.url(), figures).run("track, 10 % faults", VISITORS, seconds, counted);
                figures.figure("track, 10 % faults injected", 100 * cloud.http().faultsShare(), "%");
                cloud.http().spoil(SPOILT);
                new DropLoad(emulated.aws().s3(), figures).run("drop, 10 % faults", files, PATIENCE_SECONDS);
                figures.figure("drop, 10 % faults injected", 100 * cloud.http().faultsShare(), "%");
            }
        }
    }

    private static void workers(Figures figures, Path folder, Path jars, int jobs) throws Exception {
        try (DataFolder data = DataFolder.open(folder.resolve("data"), true);
                EmulatedCloud emulated = EmulatedCloud.start(data, jars, Optional.empty())) {
            Aws aws = emulated.aws();
            Provisioning.tables(aws.dynamo(), LocalSystem.TABLES);
            Provisioning.bucket(aws.s3(), LocalSystem.BUCKET);
            new WorkerLoad(aws, figures, SPOILT).run("jobs, 10 % faults", jobs, PATIENCE_SECONDS);
        }
    }
}
