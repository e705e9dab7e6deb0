package com.adaptiveads.worker.scene.clip;

import com.adaptiveads.worker.image.Pixels;
import com.adaptiveads.worker.scene.Palette;
import com.adaptiveads.worker.scene.Scene;
import com.adaptiveads.worker.scene.SceneReader;
import com.adaptiveads.worker.scene.SceneWriter;
import com.adaptiveads.worker.scene.Style;
import com.adaptiveads.worker.scene.StyleRanking;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Reads the scene with CLIP: the styles are those whose phrases are nearest to the photo and to the product by itself;
 * colours and tones are told from the pixels, as without a model.
 */
public final class ClipSceneReader implements SceneReader {
    private static final String ENGINE = "clip";
    /**
     * In natural logarithms of probabilities: styles within a factor of 1.5 are as good as equal, and one more of a kind
     * must be twenty times as likely as one of another.
     */
    private static final StyleRanking RANKING = new StyleRanking(Math.log(1.5), Math.log(20));

    private final ClipModel model;
    private volatile @Nullable List<Embedding> phrases;

    public ClipSceneReader(ClipModel model) {
        this.model = model;
    }

    @Override
    public Scene read(Pixels photo, Pixels cutout, int count, long seed) {
        Palette palette = Palette.of(photo, cutout);
        StyleOdds odds = odds(photo, cutout);
        SplittableRandom random = new SplittableRandom(seed);
        List<Style> styles = RANKING.choose(odds::score, count, random.split());
        return new SceneWriter(palette, random)
                .describeProduct()
                .say(odds.summary())
                .addBackgrounds(styles, style -> odds.reason(style, styles))
                .scene(ENGINE);
    }

    @Override
    public String engine() {
        return ENGINE;
    }

    private StyleOdds odds(Pixels photo, Pixels cutout) {
        List<Embedding> texts = phrases();
        List<Embedding> seen =
                model.pictures(List.of(photo, ProductView.of(cutout).orElse(photo)));
        return StyleOdds.of(model.logits(seen.get(0), texts), model.logits(seen.get(1), texts));
    }

    /** Worked out once; twice when two threads come first, which does no harm. */
    private List<Embedding> phrases() {
        List<Embedding> known = phrases;
        if (known == null) {
            known = model.texts(Arrays.stream(Style.values()).map(Style::phrase).toList());
            phrases = known;
        }
        return known;
    }
}
