package com.adaptiveads.events.store;

import java.util.Optional;

/**
 * A file in marketing's folder: {@code drop/{campaign}/{name}.{extension}}. The campaign is one folder, the name may hold
 * anything but a slash.
 */
public record DropKey(String campaign, String name, String extension) {

    /** Empty for folders, folder markers, and files that lie deeper or higher than a campaign's folder. */
    public static Optional<DropKey> parse(String key) {
        if (!key.startsWith(Keys.DROP)) {
            return Optional.empty();
        }
        String[] parts = key.substring(Keys.DROP.length()).split("/", -1);
        if (parts.length != 2 || parts[0].isBlank() || parts[1].isBlank()) {
            return Optional.empty();
        }
        int dot = parts[1].lastIndexOf('.');
        return dot <= 0
                ? Optional.of(new DropKey(parts[0], parts[1], ""))
                : Optional.of(new DropKey(parts[0], parts[1].substring(0, dot), parts[1].substring(dot + 1)));
    }

    /** The phrase the file name says: hyphens and underscores read as spaces. */
    public String phrase() {
        return name.replace('-', ' ').replace('_', ' ').strip().replaceAll("\\s+", " ");
    }

    public String key() {
        return Keys.DROP + campaign + "/" + file();
    }

    public String sidecarKey() {
        return Keys.DROP + campaign + "/" + name + ".json";
    }

    /** Where the results go; ends with a slash. */
    public String results() {
        return "results/" + campaign + "/" + name + "/";
    }

    /** Where the file goes when it cannot be used; the reason lies beside it, {@code .txt} appended. */
    public String failed() {
        return "drop-failed/" + campaign + "/" + file();
    }

    public String failedReason() {
        return failed() + ".txt";
    }

    private String file() {
        return extension.isEmpty() ? name : name + "." + extension;
    }
}
