package com.adaptiveads.worker.scene;

import com.adaptiveads.worker.image.Pixels;
import java.util.List;
import java.util.SplittableRandom;

/** Reads the scene from its colours alone: dominant colours, a mood from them, styles and tones from the mood. */
public final class PaletteSceneReader implements SceneReader {
    private static final String ENGINE = "palette";

    @Override
    public Scene read(Pixels photo, Pixels cutout, int count, long seed) {
        Palette palette = Palette.of(photo, cutout);
        Mood mood = Mood.of(Sample.ofProduct(photo, cutout), palette.product());
        SplittableRandom random = new SplittableRandom(seed);
        List<Style> styles = StyleChooser.choose(mood, count, random.split());
        return new SceneWriter(palette, random)
                .describeProduct()
                .addBackgrounds(styles, style -> StyleChooser.reason(style, mood))
                .scene(ENGINE);
    }

    @Override
    public String engine() {
        return ENGINE;
    }
}
