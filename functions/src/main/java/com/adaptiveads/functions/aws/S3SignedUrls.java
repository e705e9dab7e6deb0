package com.adaptiveads.functions.aws;

import com.adaptiveads.functions.blob.SignedUrls;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.s3.presigner.model.PresignedPutObjectRequest;

/** Presigned requests of S3 (Signature Version 4); made here, without asking S3. */
public final class S3SignedUrls implements SignedUrls {
    private final S3Presigner presigner;
    private final String bucket;

    public S3SignedUrls(S3Presigner presigner, String bucket) {
        this.presigner = presigner;
        this.bucket = bucket;
    }

    @Override
    public SignedPut put(String key, String contentType, Duration validity) {
        PresignedPutObjectRequest signed = presigner.presignPutObject(presign -> presign.signatureDuration(validity)
                .putObjectRequest(put -> put.bucket(bucket).key(key).contentType(contentType)));
        Map<String, String> headers = new HashMap<>();
        signed.signedHeaders().forEach((name, values) -> headers.put(name, String.join(",", values)));
        headers.remove("host"); // every client sends it by itself, and browsers refuse to be told
        return new SignedPut(signed.url().toString(), headers, signed.expiration());
    }

    @Override
    public String get(String key, Duration validity) {
        return presigner
                .presignGetObject(presign -> presign.signatureDuration(validity)
                        .getObjectRequest(get -> get.bucket(bucket).key(key)))
                .url()
                .toString();
    }
}
