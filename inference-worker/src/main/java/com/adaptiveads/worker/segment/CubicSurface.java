package com.adaptiveads.worker.segment;

/** A cubic polynomial of x and y (each -1..1 across the picture) for L, a and b: how light falls off over a backdrop. */
final class CubicSurface {
    private static final int TERMS = 10;
    private static final double RIDGE = 1e-6;

    private final double[][] coefficients;

    private CubicSurface(double[][] coefficients) {
        this.coefficients = coefficients;
    }

    /** Weighted least squares over the given pixels; cells of weight 0 do not count. */
    static CubicSurface fit(LabImage image, int[] pixels, double[] weight) {
        double[][] normal = new double[TERMS][TERMS + 3];
        double[] term = new double[TERMS];
        for (int n = 0; n < pixels.length; n++) {
            int i = pixels[n];
            terms(i % image.width(), i / image.width(), image, term);
            for (int r = 0; r < TERMS; r++) {
                double scaled = term[r] * weight[n];
                for (int c = 0; c < TERMS; c++) {
                    normal[r][c] += scaled * term[c];
                }
                normal[r][TERMS] += scaled * image.l()[i];
                normal[r][TERMS + 1] += scaled * image.a()[i];
                normal[r][TERMS + 2] += scaled * image.b()[i];
            }
        }
        for (int r = 0; r < TERMS; r++) {
            normal[r][r] += RIDGE * pixels.length + 1e-12;
        }
        solve(normal);
        return new CubicSurface(normal);
    }

    void at(int x, int y, LabImage image, double[] term, float[] lab) {
        terms(x, y, image, term);
        double l = 0;
        double a = 0;
        double b = 0;
        for (int r = 0; r < TERMS; r++) {
            l += coefficients[r][TERMS] * term[r];
            a += coefficients[r][TERMS + 1] * term[r];
            b += coefficients[r][TERMS + 2] * term[r];
        }
        lab[0] = (float) l;
        lab[1] = (float) a;
        lab[2] = (float) b;
    }

    LabImage drawn(LabImage like) {
        LabImage surface = new LabImage(like.width(), like.height());
        double[] term = new double[TERMS];
        float[] lab = new float[3];
        for (int y = 0; y < like.height(); y++) {
            for (int x = 0; x < like.width(); x++) {
                at(x, y, like, term, lab);
                int i = y * like.width() + x;
                surface.l()[i] = lab[0];
                surface.a()[i] = lab[1];
                surface.b()[i] = lab[2];
            }
        }
        return surface;
    }

    static double[] workspace() {
        return new double[TERMS];
    }

    private static void terms(int px, int py, LabImage image, double[] term) {
        double x = 2.0 * px / Math.max(1, image.width() - 1) - 1;
        double y = 2.0 * py / Math.max(1, image.height() - 1) - 1;
        term[0] = 1;
        term[1] = x;
        term[2] = y;
        term[3] = x * x;
        term[4] = x * y;
        term[5] = y * y;
        term[6] = x * x * x;
        term[7] = x * x * y;
        term[8] = x * y * y;
        term[9] = y * y * y;
    }

    /** Gauss-Jordan with the diagonal as pivot: the matrix is positive definite. */
    private static void solve(double[][] m) {
        for (int p = 0; p < TERMS; p++) {
            double inverse = 1 / m[p][p];
            for (int c = p; c < TERMS + 3; c++) {
                m[p][c] *= inverse;
            }
            for (int r = 0; r < TERMS; r++) {
                double factor = m[r][p];
                if (r == p || factor == 0) {
                    continue;
                }
                for (int c = p; c < TERMS + 3; c++) {
                    m[r][c] -= factor * m[p][c];
                }
            }
        }
    }
}
