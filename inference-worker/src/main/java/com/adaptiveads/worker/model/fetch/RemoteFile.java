package com.adaptiveads.worker.model.fetch;

/**
 * A file at its source.
 *
 * @param size bytes
 * @param version changes when the content does, such as an ETag
 */
public record RemoteFile(String path, long size, String version) {}
