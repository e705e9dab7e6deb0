package com.adaptiveads.worker.model;

/** A model cannot be used; the message is one clear sentence that says what is wrong and what would help. */
public final class ModelFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    private ModelFailure(String code, String sentence) {
        super(sentence);
        this.code = code;
    }

    /** A model, or one of its files, is not there. */
    public static ModelFailure missing(String sentence) {
        return new ModelFailure("model_missing", sentence);
    }

    /** A file is not what the manifest says. */
    public static ModelFailure corrupt(String sentence) {
        return new ModelFailure("model_corrupt", sentence);
    }

    /** The files are intact, but nothing here can work with them, or not with the results they give. */
    public static ModelFailure unusable(String sentence) {
        return new ModelFailure("model_unusable", sentence);
    }

    /** The disk has no room for it. */
    public static ModelFailure noSpace(String sentence) {
        return new ModelFailure("no_disk_space", sentence);
    }

    /** Whoever keeps it does not give it to us. */
    public static ModelFailure denied(String sentence) {
        return new ModelFailure("model_access_denied", sentence);
    }

    /** Stable snake_case, for programs. */
    public String code() {
        return code;
    }
}
