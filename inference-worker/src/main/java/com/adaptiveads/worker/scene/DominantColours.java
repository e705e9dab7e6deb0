package com.adaptiveads.worker.scene;

import com.adaptiveads.worker.image.Lab;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Weighted k-means in OKLab, started from the heaviest far-apart samples so that it needs no chance; clusters that look
 * alike are joined and specks dropped, unless the speck is the one strong colour.
 */
final class DominantColours {
    private static final int CLUSTERS = 7;
    private static final int ROUNDS = 10;
    private static final int MOST = 5;
    private static final double ALIKE = 0.075;
    private static final double ALIKE_NEUTRAL = 0.11;
    private static final double NEUTRAL = 0.03;
    private static final double SPECK = 0.04;
    private static final double COLOURFUL_SPECK = 0.012;
    private static final double COLOURFUL = 0.08;

    private record Cluster(Lab colour, double weight) {}

    private DominantColours() {}

    /** Strongest first, at least one, at most five; weights sum to 1. */
    static List<Swatch> of(Sample sample) {
        List<Cluster> joined = joined(clusters(sample.lab(), sample.weights()));
        double total = joined.stream().mapToDouble(Cluster::weight).sum();
        List<Cluster> kept = joined.stream()
                .filter(c -> c.weight > total * (c.colour.chroma() > COLOURFUL ? COLOURFUL_SPECK : SPECK))
                .limit(MOST)
                .toList();
        double keptTotal = kept.stream().mapToDouble(Cluster::weight).sum();
        return kept.stream()
                .map(c -> new Swatch(c.colour.rgb(), c.weight / keptTotal))
                .toList();
    }

    private static List<Cluster> clusters(float[][] lab, float[] weights) {
        float[][] centres = spread(lab, weights);
        double[][] sums = new double[CLUSTERS][4];
        for (int round = 0; round < ROUNDS; round++) {
            for (double[] sum : sums) {
                Arrays.fill(sum, 0);
            }
            for (int i = 0; i < weights.length; i++) {
                double[] sum = sums[nearest(centres, lab, i)];
                for (int plane = 0; plane < 3; plane++) {
                    sum[plane] += weights[i] * lab[plane][i];
                }
                sum[3] += weights[i];
            }
            for (int k = 0; k < CLUSTERS; k++) {
                for (int plane = 0; plane < 3 && sums[k][3] > 0; plane++) {
                    centres[k][plane] = (float) (sums[k][plane] / sums[k][3]);
                }
            }
        }
        List<Cluster> clusters = new ArrayList<>();
        for (int k = 0; k < CLUSTERS; k++) {
            if (sums[k][3] > 0) {
                clusters.add(new Cluster(new Lab(centres[k][0], centres[k][1], centres[k][2]), sums[k][3]));
            }
        }
        return clusters;
    }

    /** The mean first, then each time the sample with the greatest weight times squared distance from those chosen. */
    private static float[][] spread(float[][] lab, float[] weights) {
        float[][] centres = new float[CLUSTERS][3];
        double total = 0;
        for (int i = 0; i < weights.length; i++) {
            total += weights[i];
            for (int plane = 0; plane < 3; plane++) {
                centres[0][plane] += weights[i] * lab[plane][i];
            }
        }
        for (int plane = 0; plane < 3; plane++) {
            centres[0][plane] /= (float) total;
        }
        float[] gap = new float[weights.length];
        Arrays.fill(gap, Float.MAX_VALUE);
        for (int k = 1; k < CLUSTERS; k++) {
            int best = 0;
            for (int i = 0; i < weights.length; i++) {
                gap[i] = Math.min(gap[i], squared(centres[k - 1], lab, i));
                if (gap[i] * weights[i] > gap[best] * weights[best]) {
                    best = i;
                }
            }
            for (int plane = 0; plane < 3; plane++) {
                centres[k][plane] = lab[plane][best];
            }
        }
        return centres;
    }

    /** Heaviest first; neutrals are joined more readily, because light and shade on one surface are one colour. */
    private static List<Cluster> joined(List<Cluster> clusters) {
        List<Cluster> left = new ArrayList<>(clusters);
        List<Cluster> joined = new ArrayList<>();
        left.sort(Comparator.comparingDouble(Cluster::weight).reversed());
        for (Cluster cluster : left) {
            int same = -1;
            for (int i = 0; i < joined.size() && same < 0; i++) {
                Lab other = joined.get(i).colour;
                boolean neutral = cluster.colour.chroma() < NEUTRAL && other.chroma() < NEUTRAL;
                same = other.distance(cluster.colour) < (neutral ? ALIKE_NEUTRAL : ALIKE) ? i : -1;
            }
            if (same < 0) {
                joined.add(cluster);
            } else {
                Cluster into = joined.get(same);
                double weight = into.weight + cluster.weight;
                joined.set(same, new Cluster(into.colour.towards(cluster.colour, cluster.weight / weight), weight));
            }
        }
        joined.sort(Comparator.comparingDouble(Cluster::weight).reversed());
        return joined;
    }

    private static int nearest(float[][] centres, float[][] lab, int i) {
        int best = 0;
        float least = Float.MAX_VALUE;
        for (int k = 0; k < centres.length; k++) {
            float distance = squared(centres[k], lab, i);
            if (distance < least) {
                least = distance;
                best = k;
            }
        }
        return best;
    }

    private static float squared(float[] centre, float[][] lab, int i) {
        float dl = centre[0] - lab[0][i];
        float da = centre[1] - lab[1][i];
        float db = centre[2] - lab[2][i];
        return dl * dl + da * da + db * db;
    }
}
