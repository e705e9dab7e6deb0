package com.adaptiveads.local.emulator;

import com.adaptiveads.local.StartFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * DynamoDB Local, run through its own main in a process of its own; its jars lie in a folder that the build of whoever
 * runs this has fetched. The process ends with ours, also when ours is killed: a shell beside it waits for the end of a
 * pipe that we hold open. It ignores Ctrl-C, so that we can finish our work first.
 */
public final class DynamoDbLocal implements AutoCloseable {
    private static final String MAIN = "software.amazon.dynamodb.services.local.main.ServerRunner";
    private static final String END_WITH_PARENT =
            "trap '' INT HUP; exec 3<&0; (cat <&3 >/dev/null; kill -9 $$) & exec \"$@\" </dev/null 3<&-";
    private static final Duration START = Duration.ofSeconds(30);
    private static final Duration STOP = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(20);

    private final Process process;
    private final URI endpoint;

    private DynamoDbLocal(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    /**
     * Starts it and waits until it listens.
     *
     * @param jars folder of DynamoDB Local and what it needs
     * @param data where its database, log and process id are kept
     */
    public static DynamoDbLocal start(Path jars, Path data) {
        if (!Files.isDirectory(jars)) {
            throw new StartFailure("DynamoDB Local is not in " + jars
                    + ": run ./mvnw package, which fetches it, or set DYNAMODB_ENDPOINT to a DynamoDB of your own.");
        }
        Path log = data.resolve("dynamodb.log");
        Path pid = data.resolve("dynamodb.pid");
        try {
            Files.createDirectories(data);
            endOrphan(pid);
            int port = Ports.free();
            Process process = new ProcessBuilder(command(jars, data, port))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            Files.writeString(pid, Long.toString(process.pid()));
            DynamoDbLocal started = new DynamoDbLocal(process, URI.create("http://127.0.0.1:" + port));
            started.await(port, log);
            return started;
        } catch (IOException e) {
            throw new StartFailure("DynamoDB Local could not be started in " + data + ": " + e.getMessage() + ".", e);
        }
    }

    public URI endpoint() {
        return endpoint;
    }

    private static List<String> command(Path jars, Path data, int port) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", END_WITH_PARENT, "sh"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m"));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn"));
        command.addAll(List.of("-cp", jars.toAbsolutePath() + "/*", MAIN, "-disableTelemetry", "-sharedDb"));
        command.addAll(List.of("-dbPath", data.toAbsolutePath().toString(), "-port", Integer.toString(port)));
        return command;
    }

    /** Two of them on one database would corrupt it; a killed run may have left one that is only just ending. */
    private static void endOrphan(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return;
        }
        String pid = Files.readString(pidFile).strip();
        if (!pid.matches("\\d{1,18}")) {
            return;
        }
        ProcessHandle.of(Long.parseLong(pid))
                .filter(p ->
                        p.info().commandLine().filter(c -> c.contains(MAIN)).isPresent())
                .ifPresent(orphan -> {
                    orphan.destroyForcibly();
                    orphan.onExit().join();
                });
    }

    private void await(int port, Path log) {
        long end = System.nanoTime() + START.toNanos();
        while (!listens(port)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                close();
                throw new StartFailure("DynamoDB Local did not start; its last words: " + lastLine(log)
                        + " If its data is damaged, start clean with FRESH=1.");
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static String lastLine(Path log) {
        try {
            return Files.readAllLines(log).stream()
                    .filter(line -> !line.isBlank())
                    .reduce((first, second) -> second)
                    .orElse("(none).");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it and waits until it is gone. */
    @Override
    public void close() {
        process.toHandle().destroy(); // Process.destroy would close the pipe first, which kills it unsaved
        try {
            if (!process.waitFor(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
            process.getOutputStream().close();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IOException ignored) {
            // the pipe's other end is gone, which is what we want
        }
    }
}
