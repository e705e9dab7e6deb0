package com.adaptiveads.worker.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MaxFlowTest {
    private static final int WIDTH = 4;
    private static final int HEIGHT = 3;
    private static final int NODES = WIDTH * HEIGHT;

    @Test
    void cutsTheCheapestLinkBetweenTheTwoEnds() {
        MaxFlow flow = new MaxFlow(4);
        flow.prefer(0, 10);
        flow.prefer(3, -10);
        flow.link(0, 0, 1, 5);
        flow.link(1, 0, 2, 2);
        flow.link(2, 0, 3, 5);
        flow.solve();
        assertTrue(flow.onSourceSide(0) && flow.onSourceSide(1));
        assertFalse(flow.onSourceSide(2) || flow.onSourceSide(3));
    }

    @Test
    void noLabellingOfASmallGridCostsLess() {
        Random random = new Random(11);
        for (int round = 0; round < 60; round++) {
            int[] prefer = random.ints(NODES, -20, 21).toArray();
            int[][] capacity = new int[NODES][MaxFlow.DIRECTIONS];
            MaxFlow flow = new MaxFlow(NODES);
            for (int i = 0; i < NODES; i++) {
                flow.prefer(i, prefer[i]);
                for (int d = 0; d < MaxFlow.DIRECTIONS; d += 2) {
                    int to = neighbour(i, d);
                    if (to >= 0) {
                        capacity[i][d] = random.nextInt(12);
                        flow.link(i, d, to, capacity[i][d]);
                    }
                }
            }
            flow.solve();
            int found = 0;
            for (int i = 0; i < NODES; i++) {
                found |= flow.onSourceSide(i) ? 1 << i : 0;
            }
            int least = Integer.MAX_VALUE;
            for (int labels = 0; labels < 1 << NODES; labels++) {
                least = Math.min(least, cost(labels, prefer, capacity));
            }
            assertEquals(least, cost(found, prefer, capacity), "round " + round);
        }
    }

    private static int cost(int labels, int[] prefer, int[][] capacity) {
        int cost = 0;
        for (int i = 0; i < NODES; i++) {
            boolean source = (labels >> i & 1) == 1;
            cost += source ? Math.max(0, -prefer[i]) : Math.max(0, prefer[i]);
            for (int d = 0; d < MaxFlow.DIRECTIONS; d += 2) {
                int to = neighbour(i, d);
                cost += to >= 0 && (labels >> to & 1) != (labels >> i & 1) ? capacity[i][d] : 0;
            }
        }
        return cost;
    }

    private static int neighbour(int i, int d) {
        int x = i % WIDTH + MaxFlow.DX[d];
        int y = i / WIDTH + MaxFlow.DY[d];
        return x < 0 || y < 0 || x >= WIDTH || y >= HEIGHT ? -1 : y * WIDTH + x;
    }
}
