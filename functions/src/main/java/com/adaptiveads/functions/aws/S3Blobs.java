package com.adaptiveads.functions.aws;

import com.adaptiveads.functions.blob.Blobs;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The data bucket on S3. */
public final class S3Blobs implements Blobs {
    private static final int RANGE_NOT_SATISFIABLE = 416;

    private final Supplier<S3Client> s3;
    private final String bucket;

    /** @param s3 asked for with every call */
    public S3Blobs(Supplier<S3Client> s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    @Override
    public void put(String key, byte[] content, String contentType) {
        s3.get().putObject(put -> put.bucket(bucket).key(key).contentType(contentType), RequestBody.fromBytes(content));
    }

    @Override
    public Optional<byte[]> get(String key) {
        try {
            return Optional.of(s3.get()
                    .getObjectAsBytes(get -> get.bucket(bucket).key(key))
                    .asByteArrayUnsafe());
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<byte[]> head(String key, int bytes) {
        try {
            return Optional.of(s3.get()
                    .getObjectAsBytes(get -> get.bucket(bucket).key(key).range("bytes=0-" + (bytes - 1)))
                    .asByteArrayUnsafe());
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        } catch (S3Exception e) {
            if (e.statusCode() == RANGE_NOT_SATISFIABLE) {
                return Optional.of(new byte[0]); // an empty object has no range at all
            }
            throw e;
        }
    }

    @Override
    public Optional<Instant> modified(String key) {
        try {
            return Optional.of(
                    s3.get().headObject(head -> head.bucket(bucket).key(key)).lastModified());
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }

    @Override
    public List<Stored> list(String prefix, int max) {
        return s3.get().listObjectsV2(list -> list.bucket(bucket).prefix(prefix).maxKeys(max)).contents().stream()
                .map(object -> new Stored(object.key(), object.size()))
                .toList();
    }

    @Override
    public boolean copy(String from, String to) {
        try {
            s3.get().copyObject(copy -> copy.sourceBucket(bucket)
                    .sourceKey(from)
                    .destinationBucket(bucket)
                    .destinationKey(to));
            return true;
        } catch (NoSuchKeyException e) {
            return false;
        }
    }

    @Override
    public void delete(String key) {
        s3.get().deleteObject(delete -> delete.bucket(bucket).key(key));
    }

    @Override
    public void deleteAll(String prefix) {
        s3.get().listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix)).stream()
                .map(page -> page.contents().stream()
                        .map(o -> ObjectIdentifier.builder().key(o.key()).build())
                        .toList())
                .filter(keys -> !keys.isEmpty())
                .forEach(this::deleteEach);
    }

    private void deleteEach(List<ObjectIdentifier> keys) {
        s3.get().deleteObjects(delete -> delete.bucket(bucket)
                .delete(d -> d.objects(keys).quiet(true)));
    }
}
