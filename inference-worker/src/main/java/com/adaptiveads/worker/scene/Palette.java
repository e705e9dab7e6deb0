package com.adaptiveads.worker.scene;

import com.adaptiveads.worker.image.Pixels;
import java.util.List;

/** Dominant colours, strongest first, of the product and of what surrounds it; neither list is empty. */
public record Palette(List<Swatch> product, List<Swatch> surroundings) {
    public Palette {
        product = List.copyOf(product);
        surroundings = List.copyOf(surroundings);
        if (product.isEmpty() || surroundings.isEmpty()) {
            throw new IllegalArgumentException("a palette has at least one colour of the product and one around it");
        }
    }

    /**
     * The colours of a photo.
     *
     * @param cutout the product with its matte
     * @throws IllegalArgumentException when the two are not of one size
     */
    public static Palette of(Pixels photo, Pixels cutout) {
        if (photo.width() != cutout.width() || photo.height() != cutout.height()) {
            throw new IllegalArgumentException("the cut-out is not the size of the photo: " + cutout.width() + " x "
                    + cutout.height() + ", not " + photo.width() + " x " + photo.height());
        }
        return new Palette(
                DominantColours.of(Sample.ofProduct(photo, cutout)),
                DominantColours.of(Sample.ofSurroundings(photo, cutout)));
    }
}
