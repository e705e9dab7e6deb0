package com.adaptiveads.functions.upload;

import com.adaptiveads.events.json.InvalidJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.fileupload2.core.MultipartInput;
import org.apache.commons.fileupload2.core.ParameterParser;
import org.jspecify.annotations.Nullable;

/** A {@code multipart/form-data} body (RFC 7578) in memory. */
final class Multipart {
    private static final int MAX_PARTS = 16;
    private static final int MAX_HEADER_BYTES = 4096;
    private static final String TYPE = "multipart/form-data";

    private Multipart() {}

    /** A field of the form. */
    static final class Part {
        private final String name;
        private final byte[] content;

        private Part(String name, byte[] content) {
            this.name = name;
            this.content = content;
        }

        String name() {
            return name;
        }

        byte[] content() {
            return content;
        }
    }

    /**
     * Parts without a name are left out.
     *
     * @param contentType of the request, with the boundary
     * @throws InvalidJson {@code invalid_form} when it is no form, is cut off, or has too many or too large headers
     */
    static List<Part> parse(String contentType, byte[] body) {
        byte[] boundary = boundary(contentType);
        try {
            MultipartInput input = MultipartInput.builder()
                    .setInputStream(new ByteArrayInputStream(body))
                    .setBoundary(boundary)
                    .setPartHeaderSizeMax(MAX_HEADER_BYTES)
                    .get();
            List<Part> parts = new ArrayList<>();
            boolean more = input.skipPreamble();
            while (more && parts.size() <= MAX_PARTS) {
                Optional<String> name = name(input.readHeaders());
                ByteArrayOutputStream content = new ByteArrayOutputStream();
                input.readBodyData(content);
                parts.add(new Part(name.orElse(""), content.toByteArray()));
                more = input.readBoundary();
            }
            if (parts.isEmpty() || parts.size() > MAX_PARTS) {
                throw invalid("The form has no fields, or more than " + MAX_PARTS + ".");
            }
            return parts;
        } catch (IOException | IllegalArgumentException e) {
            throw invalid("The form is damaged or ends too early.");
        }
    }

    private static byte[] boundary(String contentType) {
        if (!contentType.toLowerCase(Locale.ROOT).startsWith(TYPE)) {
            throw invalid("Send the photo as a form, with the content type multipart/form-data.");
        }
        @Nullable String boundary = parameters(contentType).get("boundary");
        if (boundary == null || boundary.isEmpty()) {
            throw invalid("The content type names no boundary.");
        }
        return boundary.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Optional<String> name(String headers) {
        return headers.replaceAll("\r\n[ \t]+", " ") // folded lines
                .lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-disposition:"))
                .findFirst()
                .flatMap(line -> Optional.ofNullable(parameters(line).get("name")));
    }

    private static Map<String, @Nullable String> parameters(String header) {
        ParameterParser parser = new ParameterParser();
        parser.setLowerCaseNames(true);
        return parser.parse(header, ';');
    }

    private static InvalidJson invalid(String sentence) {
        return new InvalidJson("invalid_form", sentence);
    }
}
