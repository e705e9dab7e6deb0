package com.adaptiveads.functions.engagement;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How wide the kernel of a density is, as fractions along each axis: Silverman's rule (1986) for two dimensions, with the
 * interquartile range against outliers, kept within what a pointer can aim at and what still tells two clusters apart.
 */
record Bandwidth(double u, double v) {
    private static final double MIN = 0.04;
    private static final double MAX = 0.1;

    /** Interquartile range of a normal distribution of deviation 1. */
    private static final double NORMAL_IQR = 1.349;

    static Bandwidth of(List<Attention> attention, double evidence) {
        return new Bandwidth(axis(attention, Attention::u, evidence), axis(attention, Attention::v, evidence));
    }

    /** The effective sample size of Kish: (sum of weights)² / sum of squared weights. */
    static double evidence(List<Attention> attention) {
        double sum = attention.stream().mapToDouble(Attention::weight).sum();
        double squares =
                attention.stream().mapToDouble(a -> a.weight() * a.weight()).sum();
        return squares > 0 ? sum * sum / squares : 0;
    }

    private static double axis(List<Attention> attention, ToDoubleFunction<Attention> coordinate, double evidence) {
        List<Attention> sorted = attention.stream()
                .sorted(Comparator.comparingDouble(coordinate))
                .toList();
        double spread =
                coordinate.applyAsDouble(quantile(sorted, 0.75)) - coordinate.applyAsDouble(quantile(sorted, 0.25));
        return Math.clamp(spread / NORMAL_IQR * Math.pow(Math.max(1, evidence), -1.0 / 6), MIN, MAX);
    }

    private static Attention quantile(List<Attention> sorted, double share) {
        double left = share * sorted.stream().mapToDouble(Attention::weight).sum();
        for (Attention a : sorted) {
            left -= a.weight();
            if (left <= 0) {
                return a;
            }
        }
        return sorted.getLast();
    }

    /** The attention with its weight divided by the share of its kernel that lies within the unit square. */
    Attention keptInside(Attention a) {
        double inside = (normal((1 - a.u()) / u) - normal(-a.u() / u)) * (normal((1 - a.v()) / v) - normal(-a.v() / v));
        return new Attention(a.u(), a.v(), a.weight() / inside);
    }

    static double gauss(double distance, double bandwidth) {
        double z = distance / bandwidth;
        return Math.exp(-0.5 * z * z);
    }

    /** The normal distribution function by the logistic approximation of Bowling et al. (2009), within 0.00014. */
    private static double normal(double z) {
        return 1 / (1 + Math.exp(-z * (1.5976 + 0.07056 * z * z)));
    }
}
