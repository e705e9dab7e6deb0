package com.adaptiveads.local;

import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Runs the whole system on this machine until it is told to stop (Ctrl-C or SIGTERM). */
public final class LocalMain {
    private LocalMain() {}

    /** Settings come from the environment, overruled by system properties of the same names; see {@link LocalSettings}. */
    public static void main(String[] args) throws InterruptedException {
        try {
            LocalSettings settings = LocalSettings.from(environment());
            EmbeddedStack stack = EmbeddedStack.start(settings, System.out::println);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stack), "stop"));
            System.out.println("Ready: " + stack.url() + " after " + sinceLaunchMs() + " ms. Photos go into "
                    + settings.drop() + "/<campaign>/; Ctrl-C stops.");
        } catch (StartFailure e) {
            System.err.println(e.getMessage());
            System.exit(1);
        } catch (RuntimeException e) {
            e.printStackTrace(); // nobody foresaw it, so nobody has a sentence for it
            System.exit(1);
        }
        new CountDownLatch(1).await(); // the shutdown hook ends it
    }

    private static void stop(EmbeddedStack stack) {
        System.out.println("Stopping …");
        stack.close();
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
