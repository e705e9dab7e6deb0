package com.adaptiveads.worker;

import java.util.concurrent.CountDownLatch;

/** Runs a worker until the process is told to stop (SIGTERM). */
public final class WorkerMain {
    private WorkerMain() {}

    public static void main(String[] args) throws InterruptedException {
        Worker worker;
        try {
            worker = Wiring.worker(Wiring.environment(), System.out::println);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(worker::close, "stop"));
        worker.start();
        new CountDownLatch(1).await(); // the hook ends it
    }
}
