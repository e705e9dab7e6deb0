package com.adaptiveads.worker.scene;

/** The eight abstract background styles; {@link #phrase()} is the wording of the prompt. */
public enum Style {
    DARK_TO_LIGHT("smooth gradient from dark to light"),
    BOKEH("soft bokeh circles and blur"),
    GEOMETRIC("abstract geometric shapes and lines"),
    LIQUID_PAINT("flowing liquid paint texture"),
    COLOUR_WASH("smooth color wash background"),
    DREAMY("soft focus dreamy atmosphere"),
    MINIMAL("minimal gradient backdrop"),
    COLOUR_BLEND("abstract color blend");

    private final String phrase;

    Style(String phrase) {
        this.phrase = phrase;
    }

    public String phrase() {
        return phrase;
    }
}
