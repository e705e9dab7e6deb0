package com.adaptiveads.events.json;

/**
 * Input that is not what the contract asks for. The message is one clear sentence for the caller that names the field;
 * it never holds more of the input than a field name.
 */
public final class InvalidJson extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final String sentence;

    /** @param code stable snake_case, such as {@code invalid_json}, {@code missing_field}, {@code invalid_field} */
    public InvalidJson(String code, String sentence) {
        super(sentence);
        this.code = code;
        this.sentence = sentence;
    }

    /** A field that is there but wrong: {@code <field> must be <requirement>}. */
    public static InvalidJson field(String field, String requirement) {
        return new InvalidJson("invalid_field", field + " must be " + requirement + ".");
    }

    public String code() {
        return code;
    }

    public String sentence() {
        return sentence;
    }
}
