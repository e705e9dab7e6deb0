package com.adaptiveads.functions.aws;

import com.adaptiveads.functions.blob.PictureUrls;
import com.adaptiveads.functions.blob.UploadUrls;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.s3.presigner.model.PresignedPutObjectRequest;

/** Presigned requests of S3 (Signature Version 4); made here, without asking S3. */
public final class S3SignedUrls implements UploadUrls, PictureUrls {
    /** Sent by every client by itself; browsers refuse to be told. */
    private static final List<String> OF_EVERY_CLIENT = List.of("host", "content-length");

    private final S3Presigner presigner;
    private final String bucket;

    public S3SignedUrls(S3Presigner presigner, String bucket) {
        this.presigner = presigner;
        this.bucket = bucket;
    }

    @Override
    public SignedPut put(String key, String contentType, OptionalLong size, Duration validity) {
        PresignedPutObjectRequest signed = presigner.presignPutObject(
                presign -> presign.signatureDuration(validity).putObjectRequest(put -> {
                    put.bucket(bucket).key(key).contentType(contentType);
                    size.ifPresent(put::contentLength);
                }));
        Map<String, String> headers = new HashMap<>();
        signed.signedHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        OF_EVERY_CLIENT.forEach(headers::remove);
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
