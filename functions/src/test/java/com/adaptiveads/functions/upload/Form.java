package com.adaptiveads.functions.upload;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/** A form as a browser sends it. */
final class Form {
    static final String TYPE = "multipart/form-data; boundary=----WebKitFormBoundaryAbC123";

    private static final String BOUNDARY = "------WebKitFormBoundaryAbC123";

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    Form text(String name, String value) {
        return part("name=\"" + name + "\"\r\n", value.getBytes(UTF_8));
    }

    Form file(String name, String fileName, byte[] content) {
        return part(
                "name=\"" + name + "\"; filename=\"" + fileName + "\"\r\nContent-Type: application/octet-stream\r\n",
                content);
    }

    byte[] body() {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(body.toByteArray());
        whole.writeBytes((BOUNDARY + "--\r\n").getBytes(UTF_8));
        return whole.toByteArray();
    }

    private Form part(String disposition, byte[] content) {
        body.writeBytes((BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n").getBytes(UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(UTF_8));
        return this;
    }
}
