package com.adaptiveads.worker.scene.clip;

import com.adaptiveads.worker.scene.Style;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** How well the styles' phrases match, as probabilities over all of them. */
record StyleOdds(List<Match> matches) {
    /** The product is in the photo too, so that it has the larger say when both count alike. */
    private static final double PHOTO_WEIGHT = 0.5;

    private static final double CLEAR = 0.5;
    private static final double GOOD = 0.25;
    private static final double CHANCE = 1.0 / Style.values().length;
    private static final double FAINT = CHANCE / 4;

    /**
     * One style's probabilities.
     *
     * @param photo of the photo as a whole: the mood of the scene
     * @param product of the product by itself
     * @param together the geometric mean of the two, brought to a sum of 1 over the styles
     */
    record Match(Style style, double photo, double product, double together) {}

    /** @param photo logits, in the order of the styles, as those of the product */
    static StyleOdds of(double[] photo, double[] product) {
        double[] photoLogs = logSoftmax(photo);
        double[] productLogs = logSoftmax(product);
        double[] mixed = new double[photo.length];
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = PHOTO_WEIGHT * photoLogs[i] + (1 - PHOTO_WEIGHT) * productLogs[i];
        }
        double[] togetherLogs = logSoftmax(mixed);
        List<Match> matches = new ArrayList<>();
        for (Style style : Style.values()) {
            int i = matches.size();
            matches.add(new Match(style, Math.exp(photoLogs[i]), Math.exp(productLogs[i]), Math.exp(togetherLogs[i])));
        }
        return new StyleOdds(matches);
    }

    Match match(Style style) {
        return matches.stream().filter(m -> m.style == style).findFirst().orElseThrow();
    }

    /** For a ranking: the natural logarithm of the probability. */
    double score(Style style) {
        return Math.log(Math.max(match(style).together, Double.MIN_NORMAL));
    }

    /** What CLIP sees, in a sentence. */
    String summary() {
        Match scene = likeliest(Match::photo);
        Match alone = likeliest(Match::product);
        String ofPhoto = " (" + percent(scene.photo) + ")";
        String ofProduct = " (" + percent(alone.product) + ")";
        return scene.style == alone.style
                ? "CLIP finds the photo" + ofPhoto + " and the product by itself" + ofProduct + " nearest to “"
                        + scene.style.phrase() + "”."
                : "CLIP finds the photo nearest to “" + scene.style.phrase() + "”" + ofPhoto
                        + " and the product by itself nearest to “" + alone.style.phrase() + "”" + ofProduct
                        + "; both count alike.";
    }

    /** Why a style is among the chosen, to follow "because". */
    String reason(Style style, List<Style> chosen) {
        Match match = match(style);
        boolean betterLeftOut =
                matches.stream().anyMatch(m -> m.together > match.together && !chosen.contains(m.style));
        boolean forVariety = betterLeftOut || match.together < CHANCE;
        return (forVariety ? "it brings variety, though CLIP finds it " : "CLIP finds it ") + inWords(match);
    }

    private static String inWords(Match match) {
        String photo = "the photo (" + percent(match.photo) + ")";
        String product = "the product (" + percent(match.product) + ")";
        String ofPhoto = inWords(match.photo);
        String ofProduct = inWords(match.product);
        if (!ofPhoto.equals(ofProduct)) {
            return ofPhoto + " for " + photo + " and " + ofProduct + " for " + product;
        }
        return ofPhoto + (match.photo < FAINT ? " for " + photo + " or " : " for both " + photo + " and ") + product;
    }

    private Match likeliest(ToDoubleFunction<Match> odds) {
        return matches.stream().max(Comparator.comparingDouble(odds)).orElseThrow();
    }

    private static String inWords(double probability) {
        if (probability >= CLEAR) {
            return "a clear match";
        }
        if (probability >= GOOD) {
            return "a good match";
        }
        return probability >= CHANCE ? "a fair match" : probability >= FAINT ? "a faint match" : "hardly a match";
    }

    private static String percent(double probability) {
        long rounded = Math.round(100 * probability);
        return rounded == 0 ? "under 1 %" : rounded == 100 ? "over 99 %" : rounded + " %";
    }

    private static double[] logSoftmax(double[] logits) {
        double highest = Double.NEGATIVE_INFINITY;
        for (double logit : logits) {
            highest = Math.max(highest, logit);
        }
        double sum = 0;
        for (double logit : logits) {
            sum += Math.exp(logit - highest);
        }
        double[] logs = new double[logits.length];
        for (int i = 0; i < logits.length; i++) {
            logs[i] = logits[i] - highest - Math.log(sum);
        }
        return logs;
    }
}
