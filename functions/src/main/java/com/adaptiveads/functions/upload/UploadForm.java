package com.adaptiveads.functions.upload;

import com.adaptiveads.events.api.Phrase;
import com.adaptiveads.events.json.InvalidJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The fields of the upload form: {@code file}, {@code product_name} and perhaps {@code campaign}; others are ignored. */
final class UploadForm {
    private static final int MAX_TEXT_BYTES = 2048;
    private static final Pattern CAMPAIGN = Pattern.compile("[A-Za-z0-9_.:-]{1,128}");

    private final byte[] photo;
    private final Phrase phrase;
    private final Optional<String> campaign;

    /** @throws InvalidJson naming the field that is missing, repeated or wrong */
    UploadForm(List<Multipart.Part> parts) {
        this.photo = one(parts, "file")
                .map(Multipart.Part::content)
                .filter(bytes -> bytes.length > 0)
                .orElseThrow(() ->
                        new InvalidJson("missing_field", "file is missing: send the photo in a part named file."));
        this.phrase = Phrase.of("product_name", text(parts, "product_name").orElse(""));
        this.campaign = text(parts, "campaign").filter(text -> !text.isBlank());
        if (campaign.isPresent() && !CAMPAIGN.matcher(campaign.get()).matches()) {
            throw InvalidJson.field("campaign", "1 to 128 letters, digits or _ . : -");
        }
    }

    byte[] photo() {
        return photo;
    }

    Phrase phrase() {
        return phrase;
    }

    Optional<String> campaign() {
        return campaign;
    }

    private static Optional<String> text(List<Multipart.Part> parts, String name) {
        Optional<byte[]> content = one(parts, name).map(Multipart.Part::content);
        if (content.isPresent() && content.get().length > MAX_TEXT_BYTES) {
            throw InvalidJson.field(name, "at most " + MAX_TEXT_BYTES + " bytes");
        }
        return content.map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    private static Optional<Multipart.Part> one(List<Multipart.Part> parts, String name) {
        List<Multipart.Part> named =
                parts.stream().filter(part -> part.name().equals(name)).toList();
        if (named.size() > 1) {
            throw InvalidJson.field(name, "sent once");
        }
        return named.stream().findFirst();
    }
}
