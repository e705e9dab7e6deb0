package com.adaptiveads.local.event;

import com.adaptiveads.local.event.PendingEvents.Pending;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Supplier;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/** A blob store that tells {@link ObjectEvents} of every object it has taken, as S3 does and S3Proxy does not. */
public final class NotifyingBlobStore extends ForwardingBlobStore {
    private final ObjectEvents events;

    public NotifyingBlobStore(BlobStore delegate, ObjectEvents events) {
        super(delegate);
        this.events = events;
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream bytes) {
        return telling(request.bucket(), request.key(), () -> super.putBlob(request, bytes));
    }

    @Override
    public CopyObjectResponse copyBlob(CopyObjectRequest request) {
        return telling(request.destinationBucket(), request.destinationKey(), () -> super.copyBlob(request));
    }

    @Override
    public CompleteMultipartUploadResponse completeMultipartUpload(
            MultipartUpload upload, CompleteMultipartUploadRequest request) {
        return telling(upload.containerName(), upload.blobName(), () -> super.completeMultipartUpload(upload, request));
    }

    private <T> T telling(String bucket, String key, Supplier<T> write) {
        Optional<Pending> pending = events.expect(bucket, key);
        T written;
        try {
            written = write.get();
        } catch (RuntimeException e) {
            pending.ifPresent(events::cancel);
            throw e;
        }
        pending.ifPresent(events::happened);
        return written;
    }
}
