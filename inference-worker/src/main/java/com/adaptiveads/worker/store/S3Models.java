package com.adaptiveads.worker.store;

import com.adaptiveads.worker.model.ModelFailure;
import com.adaptiveads.worker.model.fetch.ModelLibrary;
import com.adaptiveads.worker.model.fetch.RemoteFile;
import com.adaptiveads.worker.model.fetch.SourceChanged;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Models below a prefix of a bucket, laid out as in a models folder. */
public final class S3Models implements ModelLibrary {
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int PRECONDITION_FAILED = 412;
    private static final int RANGE_NOT_SATISFIABLE = 416;

    private final S3Client s3;
    private final String bucket;
    private final String prefix;

    /** @param address {@code s3://bucket} or {@code s3://bucket/prefix} */
    public S3Models(S3Client s3, URI address) {
        this.s3 = s3;
        this.bucket = address.getAuthority();
        String path = Optional.ofNullable(address.getPath()).orElse("").replaceAll("^/+|/+$", "");
        this.prefix = path.isEmpty() ? "" : path + "/";
    }

    @Override
    public String name() {
        return "s3://" + bucket + "/" + prefix;
    }

    @Override
    public List<String> models() throws IOException {
        try {
            return s3
                    .listObjectsV2Paginator(r -> r.bucket(bucket).prefix(prefix).delimiter("/"))
                    .commonPrefixes()
                    .stream()
                    .map(CommonPrefix::prefix)
                    .map(folder -> folder.substring(prefix.length(), folder.length() - 1))
                    .toList();
        } catch (SdkException e) {
            throw failure(e, "");
        }
    }

    @Override
    public Optional<RemoteFile> find(String path) throws IOException {
        try {
            HeadObjectResponse head = s3.headObject(r -> r.bucket(bucket).key(prefix + path));
            return Optional.of(new RemoteFile(path, head.contentLength(), head.eTag()));
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_FOUND) {
                return Optional.empty();
            }
            throw failure(e, path);
        } catch (SdkException e) {
            throw failure(e, path);
        }
    }

    @Override
    public InputStream open(RemoteFile file, long from, long to) throws IOException {
        if (from == to) {
            return InputStream.nullInputStream(); // no range says so
        }
        try {
            return new Abortable(s3.getObject(r -> r.bucket(bucket)
                    .key(prefix + file.path())
                    .ifMatch(file.version())
                    .range("bytes=" + from + "-" + (to - 1))));
        } catch (SdkException e) {
            throw failure(e, file.path());
        }
    }

    /** An exception for what may go away; thrown, a failure for what stays. */
    private IOException failure(SdkException e, String path) {
        if (!(e instanceof S3Exception answer)) {
            return new IOException("S3 cannot be reached: " + e.getMessage(), e);
        }
        return switch (answer.statusCode()) {
            case FORBIDDEN ->
                throw ModelFailure.denied(name() + path + " may not be read: this worker needs s3:GetObject on "
                        + name() + "* and s3:ListBucket on the bucket.");
            case NOT_FOUND -> throw ModelFailure.missing(name() + path + " is not there.");
            case PRECONDITION_FAILED, RANGE_NOT_SATISFIABLE ->
                new SourceChanged(name() + path + " was replaced while it was fetched.");
            default -> new IOException("S3 answers " + answer.statusCode(), e);
        };
    }

    /** Closed before its end it ends the connection, instead of reading on for the next one's sake. */
    private static final class Abortable extends FilterInputStream {
        private final ResponseInputStream<GetObjectResponse> response;
        private boolean ended;

        Abortable(ResponseInputStream<GetObjectResponse> response) {
            super(response);
            this.response = response;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            ended |= read < 0;
            return read;
        }

        @Override
        public void close() throws IOException {
            if (!ended && response.available() == 0) {
                ended = super.read() < 0;
            }
            if (ended) {
                super.close();
            } else {
                response.abort();
            }
        }
    }
}
