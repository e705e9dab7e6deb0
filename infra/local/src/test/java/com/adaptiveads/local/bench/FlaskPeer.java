package com.adaptiveads.local.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToDoubleFunction;

/** Runs {@code flask_peer.py} for the time of a measurement. */
final class FlaskPeer {
    private static final Duration START = Duration.ofSeconds(20);

    /** What came of it. */
    sealed interface Run permits Measured, Skipped {}

    record Measured(double rate) implements Run {}

    record Skipped(String why) implements Run {}

    private FlaskPeer() {}

    static Run run(Path folder, int port, ToDoubleFunction<URI> measure) throws IOException, InterruptedException {
        if (!succeeds("python3", "-c", "import flask")) {
            return new Skipped("python3 with Flask is not installed");
        }
        Path script = folder.resolve("flask_peer.py");
        try (InputStream source = FlaskPeer.class.getResourceAsStream("/flask_peer.py")) {
            Files.copy(source, script);
        }
        Process process = new ProcessBuilder("python3", script.toString(), Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("flask.log").toFile())
                .start();
        try {
            long end = System.nanoTime() + START.toNanos();
            while (!listens(port)) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    return new Skipped("Flask did not start: " + Files.readString(folder.resolve("flask.log")));
                }
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
            return new Measured(measure.applyAsDouble(URI.create("http://127.0.0.1:" + port)));
        } finally {
            process.destroy();
        }
    }

    private static boolean succeeds(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }
}
