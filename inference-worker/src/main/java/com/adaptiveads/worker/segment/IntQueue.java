package com.adaptiveads.worker.segment;

/** First in, first out, of ints; grows. */
final class IntQueue {
    private int[] items;
    private int first;
    private int size;

    IntQueue(int capacity) {
        items = new int[Integer.highestOneBit(Math.max(4, capacity)) << 1];
    }

    boolean isEmpty() {
        return size == 0;
    }

    void add(int item) {
        if (size == items.length) {
            int[] larger = new int[2 * size];
            for (int i = 0; i < size; i++) {
                larger[i] = items[(first + i) & (items.length - 1)];
            }
            items = larger;
            first = 0;
        }
        items[(first + size) & (items.length - 1)] = item;
        size++;
    }

    int poll() {
        int item = items[first];
        first = (first + 1) & (items.length - 1);
        size--;
        return item;
    }
}
