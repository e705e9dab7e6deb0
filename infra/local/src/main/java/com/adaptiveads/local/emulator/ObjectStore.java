package com.adaptiveads.local.emulator;

import com.adaptiveads.local.StartFailure;
import java.net.URI;
import java.util.List;
import org.gaul.s3proxy.CrossOriginResourceSharing;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;

/** S3Proxy on the loopback address: signatures checked, open to scripts of any site as it only serves this machine. */
public final class ObjectStore implements AutoCloseable {
    private final S3Proxy server;
    private final BlobStore blobs;

    private ObjectStore(S3Proxy server, BlobStore blobs) {
        this.server = server;
        this.blobs = blobs;
    }

    /** Listens on a free port. */
    public static ObjectStore start(BlobStore blobs) {
        List<String> any = List.of("*");
        S3Proxy server = S3Proxy.builder()
                .blobStore(blobs)
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, Aws.ACCESS_KEY, Aws.SECRET_KEY)
                .corsRules(new CrossOriginResourceSharing(
                        any, List.of("GET", "HEAD", "PUT", "POST"), any, List.of("ETag"), ""))
                .ignoreUnknownHeaders(true)
                .stopTimeout(1000)
                .build();
        try {
            server.start();
        } catch (Exception e) {
            throw new StartFailure("The object store could not be started: " + e.getMessage() + ".", e);
        }
        return new ObjectStore(server, blobs);
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getPort());
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the object store did not stop", e);
        }
        blobs.close();
    }
}
