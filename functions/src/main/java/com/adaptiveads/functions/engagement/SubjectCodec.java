package com.adaptiveads.functions.engagement;

import com.adaptiveads.events.store.CompositionId;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Ids of products and compositions as bytes: those of ours, which are hex, take half their characters; any other id is text.
 * Begins with 0 for a product, 1 for a composition, else with the text's length in bytes plus 1.
 */
final class SubjectCodec {
    private static final Pattern PRODUCT = Pattern.compile("[0-9a-f]{24}");
    private static final int HEX_BYTES = 12;
    private static final int OF_PRODUCT = 0;
    private static final int OF_COMPOSITION = 1;
    private static final int MAX_TEXT = 512;
    private static final String SHORTENED = "~";

    private SubjectCodec() {}

    static void write(Varints.Writer out, String subject) {
        Optional<CompositionId> composition = CompositionId.parse(subject)
                .filter(id -> id.toString().equals(subject)); // 007 is not what would be read back
        if (composition.isPresent()) {
            CompositionId id = composition.get();
            out.unsigned(OF_COMPOSITION)
                    .raw(HexFormat.of().parseHex(id.productId()))
                    .raw(HexFormat.of().parseHex(id.jobId()))
                    .unsigned(id.n());
        } else if (PRODUCT.matcher(subject).matches()) {
            out.unsigned(OF_PRODUCT).raw(HexFormat.of().parseHex(subject));
        } else {
            out.text(subject, OF_COMPOSITION);
        }
    }

    /** @throws IllegalArgumentException for bytes that {@link #write} does not write */
    static String read(Varints.Reader in) {
        int kind = in.count(MAX_TEXT + OF_COMPOSITION);
        return switch (kind) {
            case OF_PRODUCT -> hex(in);
            case OF_COMPOSITION -> new CompositionId(hex(in), hex(in), in.count(999)).toString();
            default -> in.utf8(kind - OF_COMPOSITION);
        };
    }

    /** An id of ours as {@code ~} and Base64, two thirds of its characters; any other as it is, which never begins so. */
    static String shortened(String subject) {
        Varints.Writer out = new Varints.Writer();
        write(out, subject);
        byte[] bytes = out.bytes();
        return bytes[0] == OF_PRODUCT || bytes[0] == OF_COMPOSITION
                ? SHORTENED + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)
                : subject;
    }

    /** @throws IllegalArgumentException for a text that {@link #shortened} does not write */
    static String restored(String text) {
        if (!text.startsWith(SHORTENED)) {
            return text;
        }
        Varints.Reader in = new Varints.Reader(Base64.getUrlDecoder().decode(text.substring(SHORTENED.length())));
        String subject = read(in);
        in.end();
        return subject;
    }

    private static String hex(Varints.Reader in) {
        return HexFormat.of().formatHex(in.raw(HEX_BYTES));
    }
}
