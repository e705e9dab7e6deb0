package com.adaptiveads.worker.segment;

import java.util.Arrays;

/**
 * Minimum cut of a graph whose nodes have at most eight neighbours, as pixels do. Y. Boykov and V. Kolmogorov, An
 * Experimental Comparison of Min-Cut/Max-Flow Algorithms for Energy Minimization in Vision, PAMI 2004: two search trees
 * that grow towards each other and are repaired, not rebuilt, after each augmentation. Capacities are integers, so it
 * always ends.
 */
final class MaxFlow {
    /** Steps to the neighbours; direction {@code d ^ 1} leads back. */
    static final int[] DX = {1, -1, 0, 0, 1, -1, -1, 1};

    static final int[] DY = {0, 0, 1, -1, 1, -1, 1, -1};
    static final int DIRECTIONS = 8;

    private static final int NONE = -1;
    private static final int ROOT = -2;
    private static final int ORPHAN = -3;
    private static final byte FREE = 0;
    private static final byte SOURCE = 1;
    private static final byte SINK = 2;

    private final int nodes;
    private final int[] head;
    private final int[] residual;
    private final int[] terminal;
    private final byte[] tree;
    private final int[] parent;
    private final int[] seen;
    private final int[] depth;
    private final IntQueue active;
    private final boolean[] queued;
    private final IntQueue orphans;
    private int time;

    MaxFlow(int nodes) {
        this.nodes = nodes;
        head = new int[nodes * DIRECTIONS];
        Arrays.fill(head, NONE);
        residual = new int[nodes * DIRECTIONS];
        terminal = new int[nodes];
        tree = new byte[nodes];
        parent = new int[nodes];
        seen = new int[nodes];
        depth = new int[nodes];
        queued = new boolean[nodes];
        active = new IntQueue(nodes + 1);
        orphans = new IntQueue(Math.max(16, nodes / 4));
    }

    /** Adds to what leaving {@code node} on the sink side costs; negative for the source side. */
    void prefer(int node, int source) {
        terminal[node] += source;
    }

    /** What separating two neighbours costs, either way round; {@code direction} leads from the first to the second. */
    void link(int from, int direction, int to, int capacity) {
        head[from * DIRECTIONS + direction] = to;
        head[to * DIRECTIONS + (direction ^ 1)] = from;
        residual[from * DIRECTIONS + direction] = capacity;
        residual[to * DIRECTIONS + (direction ^ 1)] = capacity;
    }

    /** Finds a minimum cut; call once. */
    void solve() {
        Arrays.fill(parent, NONE);
        for (int node = 0; node < nodes; node++) {
            if (terminal[node] != 0) {
                tree[node] = terminal[node] > 0 ? SOURCE : SINK;
                parent[node] = ROOT;
                depth[node] = 1;
                activate(node);
            }
        }
        while (!active.isEmpty()) {
            int node = active.poll();
            queued[node] = false;
            if (tree[node] == FREE) {
                continue;
            }
            int bridge = grow(node);
            while (bridge != NONE) {
                time++;
                augment(bridge);
                while (!orphans.isEmpty()) {
                    adopt(orphans.poll());
                }
                bridge = tree[node] == FREE ? NONE : grow(node);
            }
        }
    }

    /** Whether the node is on the source side of the cut. */
    boolean onSourceSide(int node) {
        return tree[node] == SOURCE;
    }

    private void activate(int node) {
        if (!queued[node]) {
            queued[node] = true;
            active.add(node);
        }
    }

    /** Takes free neighbours into the node's tree; returns the arc from source tree to sink tree if it meets the other. */
    private int grow(int node) {
        boolean source = tree[node] == SOURCE;
        int first = node * DIRECTIONS;
        for (int d = 0; d < DIRECTIONS; d++) {
            int to = head[first + d];
            if (to == NONE) {
                continue;
            }
            int back = to * DIRECTIONS + (d ^ 1);
            if (residual[source ? first + d : back] == 0) {
                continue;
            }
            if (tree[to] == FREE) {
                tree[to] = tree[node];
                parent[to] = back;
                seen[to] = seen[node];
                depth[to] = depth[node] + 1;
                activate(to);
            } else if (tree[to] != tree[node]) {
                return source ? first + d : back;
            } else if (seen[to] <= seen[node] && depth[to] > depth[node] + 1 && parent[to] >= 0) {
                parent[to] = back;
                seen[to] = seen[node];
                depth[to] = depth[node] + 1;
            }
        }
        return NONE;
    }

    private int reverse(int arc) {
        return head[arc] * DIRECTIONS + ((arc & 7) ^ 1);
    }

    private void augment(int bridge) {
        int from = bridge / DIRECTIONS;
        int to = head[bridge];
        int flow = residual[bridge];
        int node = from;
        while (parent[node] != ROOT) {
            flow = Math.min(flow, residual[reverse(parent[node])]);
            node = head[parent[node]];
        }
        flow = Math.min(flow, terminal[node]);
        node = to;
        while (parent[node] != ROOT) {
            flow = Math.min(flow, residual[parent[node]]);
            node = head[parent[node]];
        }
        flow = Math.min(flow, -terminal[node]);
        residual[bridge] -= flow;
        residual[reverse(bridge)] += flow;
        pushFromSource(from, flow);
        pushToSink(to, flow);
    }

    private void pushFromSource(int start, int flow) {
        int node = start;
        while (parent[node] != ROOT) {
            int arc = parent[node];
            int down = reverse(arc);
            residual[arc] += flow;
            residual[down] -= flow;
            int next = head[arc];
            if (residual[down] == 0) {
                orphan(node);
            }
            node = next;
        }
        terminal[node] -= flow;
        if (terminal[node] == 0) {
            orphan(node);
        }
    }

    private void pushToSink(int start, int flow) {
        int node = start;
        while (parent[node] != ROOT) {
            int arc = parent[node];
            residual[arc] -= flow;
            residual[reverse(arc)] += flow;
            int next = head[arc];
            if (residual[arc] == 0) {
                orphan(node);
            }
            node = next;
        }
        terminal[node] += flow;
        if (terminal[node] == 0) {
            orphan(node);
        }
    }

    private void orphan(int node) {
        parent[node] = ORPHAN;
        orphans.add(node);
    }

    private void adopt(int node) {
        boolean source = tree[node] == SOURCE;
        int first = node * DIRECTIONS;
        int best = NONE;
        int shortest = Integer.MAX_VALUE;
        for (int d = 0; d < DIRECTIONS; d++) {
            int to = head[first + d];
            if (to == NONE || tree[to] != tree[node] || parent[to] == NONE) {
                continue;
            }
            if (residual[source ? to * DIRECTIONS + (d ^ 1) : first + d] == 0) {
                continue;
            }
            int length = depthOf(to);
            if (length < shortest) {
                shortest = length;
                best = first + d;
            }
        }
        if (best != NONE) {
            parent[node] = best;
            seen[node] = time;
            depth[node] = shortest + 1;
        } else {
            free(node);
        }
    }

    /** Steps to the terminal, or MAX_VALUE if the node's branch is cut off; marks the branch as checked. */
    private int depthOf(int start) {
        int length = 0;
        int node = start;
        while (true) {
            if (seen[node] == time) {
                length += depth[node];
                break;
            }
            int arc = parent[node];
            length++;
            if (arc == ROOT) {
                seen[node] = time;
                depth[node] = 1;
                break;
            }
            if (arc < 0) {
                return Integer.MAX_VALUE;
            }
            node = head[arc];
        }
        int left = length;
        for (int at = start; seen[at] != time; at = head[parent[at]]) {
            seen[at] = time;
            depth[at] = left--;
        }
        return length;
    }

    private void free(int node) {
        boolean source = tree[node] == SOURCE;
        int first = node * DIRECTIONS;
        for (int d = 0; d < DIRECTIONS; d++) {
            int to = head[first + d];
            if (to == NONE || tree[to] != tree[node] || parent[to] == NONE) {
                continue;
            }
            if (residual[source ? to * DIRECTIONS + (d ^ 1) : first + d] > 0) {
                activate(to);
            }
            if (parent[to] >= 0 && head[parent[to]] == node) {
                orphan(to);
            }
        }
        tree[node] = FREE;
        parent[node] = NONE;
    }
}
