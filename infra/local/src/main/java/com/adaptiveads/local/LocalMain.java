package com.adaptiveads.local;

import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Runs the whole system on this machine until it is told to stop (Ctrl-C or SIGTERM). */
public final class LocalMain {
    private LocalMain() {}

    /** Settings come from the environment, overruled by system properties of the same names; see {@link LocalSettings}. */
    public static void main(String[] args) throws InterruptedException {
        try {
            run(LocalSettings.from(environment()));
        } catch (StartFailure e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
        new CountDownLatch(1).await(); // the shutdown hook ends it
    }

    private static void run(LocalSettings settings) {
        DataFolder data = DataFolder.open(settings.data(), settings.fresh());
        System.out.println("Starting DynamoDB, S3 and SQS in " + settings.data() + " …");
        Cloud cloud = EmulatedCloud.start(data, settings.dynamoJars(), settings.dynamoEndpoint(), 0);
        System.out.println("Starting the functions and the worker … (" + sinceLaunchMs() + " ms)");
        LocalSystem system = LocalSystem.start(
                cloud,
                new LocalSystem.Options(settings.port(), settings.frontend(), settings.drop(), data.part("drop")));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> Closing.all(List.of(system, cloud, data)), "stop"));
        System.out.println("Ready: " + system.url() + " (" + sinceLaunchMs() + " ms). Drop photos into "
                + settings.drop() + "/<campaign>/. Ctrl-C stops.");
    }

    private static long sinceLaunchMs() {
        return System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
    }

    private static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        System.getProperties().stringPropertyNames().forEach(n -> environment.put(n, System.getProperty(n)));
        return environment;
    }
}
