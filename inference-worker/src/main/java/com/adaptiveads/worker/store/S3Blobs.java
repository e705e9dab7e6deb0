package com.adaptiveads.worker.store;

import com.adaptiveads.worker.job.Blobs;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * A bucket. Writes are never conditional: keys derive from the job, so writing again writes the same, and a 412 that
 * could mean "your own first attempt got through" never has to be told from a real one.
 */
public final class S3Blobs implements Blobs {
    private static final int NOT_FOUND = 404;
    private static final int DELETE_BATCH = 1000; // S3 takes no more

    private final S3Client s3;
    private final String bucket;

    public S3Blobs(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    @Override
    public OptionalLong size(String key) {
        try {
            return OptionalLong.of(s3.headObject(r -> r.bucket(bucket).key(key)).contentLength());
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_FOUND) {
                return OptionalLong.empty();
            }
            throw e;
        }
    }

    @Override
    public Optional<byte[]> get(String key) {
        try {
            return Optional.of(
                    s3.getObjectAsBytes(r -> r.bucket(bucket).key(key)).asByteArrayUnsafe());
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }

    @Override
    public void put(String key, byte[] content, String contentType) {
        s3.putObject(
                r -> r.bucket(bucket).key(key).contentType(contentType),
                RequestBody.fromContentProvider(() -> new ByteArrayInputStream(content), content.length, contentType));
    }

    @Override
    public boolean copy(String from, String to) {
        try {
            s3.copyObject(r -> r.sourceBucket(bucket)
                    .sourceKey(from)
                    .destinationBucket(bucket)
                    .destinationKey(to));
            return true;
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public void delete(String key) {
        s3.deleteObject(r -> r.bucket(bucket).key(key));
    }

    @Override
    public void deleteAll(String prefix) {
        List<ObjectIdentifier> found =
                s3.listObjectsV2Paginator(r -> r.bucket(bucket).prefix(prefix)).contents().stream()
                        .map(S3Object::key)
                        .map(key -> ObjectIdentifier.builder().key(key).build())
                        .toList();
        for (int start = 0; start < found.size(); start += DELETE_BATCH) {
            List<ObjectIdentifier> batch = found.subList(start, Math.min(found.size(), start + DELETE_BATCH));
            var answer = s3.deleteObjects(r -> r.bucket(bucket).delete(d -> d.objects(batch)));
            if (answer.hasErrors()) {
                throw new IllegalStateException(answer.errors().size() + " objects could not be deleted.");
            }
        }
    }
}
