package com.adaptiveads.functions.testing;

import com.adaptiveads.functions.drop.Orders;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Order marks in memory: from an order to whether it is placed. */
public final class MemoryOrderMarks implements Orders.Marks {
    private final Map<String, Boolean> marks = new ConcurrentHashMap<>();

    @Override
    public boolean begin(String order) {
        return marks.putIfAbsent(order, false) == null;
    }

    @Override
    public void placed(String order) {
        marks.put(order, true);
    }

    @Override
    public boolean isPlaced(String order) {
        return marks.getOrDefault(order, false);
    }
}
