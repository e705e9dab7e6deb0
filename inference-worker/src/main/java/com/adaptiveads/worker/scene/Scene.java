package com.adaptiveads.worker.scene;

import java.util.List;

/**
 * What the photo is like and what would go with it.
 *
 * @param backgrounds as many briefs as were asked for, best match first, styles all different while there are enough
 * @param reasoning clear sentences for the user: why these styles and colours
 */
public record Scene(Palette palette, List<BackgroundBrief> backgrounds, List<String> reasoning, String engine) {
    public Scene {
        backgrounds = List.copyOf(backgrounds);
        reasoning = List.copyOf(reasoning);
    }
}
