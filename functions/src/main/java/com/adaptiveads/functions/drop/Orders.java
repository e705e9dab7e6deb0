package com.adaptiveads.functions.drop;

import java.util.function.BooleanSupplier;

/**
 * Places each order of the drop folder once. A photo and its sidecar arrive within a moment; both events see both files and would
 * order the same, and two workers would make the same ads at the same time.
 *
 * <p>Nothing is lost for it: whoever finds an order begun and, after some {@value #LOOKS} looks, still not placed, places it too.
 * Both jobs then have the same id and write the same keys.
 */
public final class Orders {
    static final int LOOKS = 10;

    private final Marks marks;
    private final Pause pause;

    /** What is known of orders; forgotten after a day or more. */
    public interface Marks {
        /** @return false, and nothing is changed, when the order was begun before */
        boolean begin(String order);

        /** From now on nobody places it again. */
        void placed(String order);

        /** As last written, never older. */
        boolean isPlaced(String order);
    }

    /** Waits before another look. */
    @FunctionalInterface
    public interface Pause {
        /** @param looks so far, from 1 */
        void after(int looks);
    }

    public Orders(Marks marks, Pause pause) {
        this.marks = marks;
        this.pause = pause;
    }

    /** @param order tells it from any other, also from the same photo dropped again */
    void once(String order, Runnable place) {
        if (!marks.begin(order) && becomesTrue(() -> marks.isPlaced(order))) {
            return;
        }
        place.run();
        marks.placed(order);
    }

    private boolean becomesTrue(BooleanSupplier condition) {
        for (int look = 1; look < LOOKS; look++) {
            if (condition.getAsBoolean()) {
                return true;
            }
            pause.after(look);
        }
        return condition.getAsBoolean();
    }
}
