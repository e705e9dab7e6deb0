package com.adaptiveads.local.emulator;

import com.adaptiveads.local.StartFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/** TCP ports of the loopback address. */
public final class Ports {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    private static final int PATIENCE_MS = 3_000;

    private Ports() {}

    /** One that was free a moment ago. */
    public static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Says early what would fail late; 0 stands for any port and is always free.
     *
     * @throws StartFailure when the port is taken
     */
    public static void checkFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true); // as the server that comes: connections of an earlier run may linger
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw taken(port, e);
        }
    }

    /** @throws StartFailure when nobody listens where {@code DYNAMODB_ENDPOINT} says */
    public static void checkDynamo(URI endpoint) {
        int plain = endpoint.getScheme().equals("https") ? HTTPS : HTTP;
        int port = endpoint.getPort() < 0 ? plain : endpoint.getPort();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(endpoint.getHost(), port), PATIENCE_MS);
        } catch (IOException e) {
            throw new StartFailure(
                    "No DynamoDB answers at " + endpoint
                            + ": start it, or leave DYNAMODB_ENDPOINT out for one of our own.",
                    e);
        }
    }

    public static StartFailure taken(int port, IOException cause) {
        return new StartFailure(
                "Port " + port + " cannot be used (" + cause.getMessage()
                        + "): end the program that uses it, or choose another with PORT=….",
                cause);
    }
}
