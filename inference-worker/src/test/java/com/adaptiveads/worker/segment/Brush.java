package com.adaptiveads.worker.segment;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.Shape;
import java.awt.geom.Path2D;

/** How {@link DrawnProduct}s are drawn. */
final class Brush {
    private Brush() {}

    static void fill(Graphics2D g, Paint paint, Shape shape) {
        g.setPaint(paint);
        g.fill(shape);
    }

    static void stroke(Graphics2D g, float width, Paint paint, Shape shape) {
        g.setPaint(paint);
        g.setStroke(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(shape);
    }

    static Path2D path(double... points) {
        Path2D path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            path.lineTo(points[i], points[i + 1]);
        }
        return path;
    }

    static Paint across(float from, float to, int first, int last) {
        return new GradientPaint(from, 0, new Color(first), to, 0, new Color(last));
    }

    static Paint down(float from, float to, int first, int last) {
        return new GradientPaint(0, from, new Color(first), 0, to, new Color(last));
    }
}
