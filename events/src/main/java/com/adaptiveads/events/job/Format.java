package com.adaptiveads.events.job;

import com.adaptiveads.events.json.InvalidJson;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Size of an ad in pixels, 16 to 2048 a side; written {@code 300x250}. */
public record Format(int width, int height) {
    public static final Format SQUARE = new Format(1024, 1024);

    private static final Pattern TEXT = Pattern.compile("(\\d{2,4})x(\\d{2,4})");
    private static final int MIN = 16;
    private static final int MAX = 2048;

    public Format {
        if (width < MIN || width > MAX || height < MIN || height > MAX) {
            throw InvalidJson.field("formats", "sizes such as 300x250, each side " + MIN + " to " + MAX + " pixels");
        }
    }

    public static Format parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw InvalidJson.field("formats", "sizes such as 300x250");
        }
        return new Format(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    @Override
    public String toString() {
        return width + "x" + height;
    }
}
