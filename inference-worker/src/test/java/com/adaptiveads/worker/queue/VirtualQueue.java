package com.adaptiveads.worker.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** SQS as far as a consumer sees it: leases, redelivery, receive counts, a dead-letter queue. Lives in manual time. */
final class VirtualQueue implements JobQueue {
    private static final int MAX_RECEIVES = 4;

    private final ManualTime time;
    private final Map<Integer, Entry> messages = new LinkedHashMap<>();
    private final List<String> dead = new ArrayList<>();
    private final List<Integer> asked = new ArrayList<>();
    private int sent;
    private int receipts;
    private boolean down;
    private boolean doubling;

    private static final class Entry {
        private final String body;
        private int receives;
        private long visibleAt;
        private String receipt = "";

        private Entry(String body) {
            this.body = body;
        }
    }

    VirtualQueue(ManualTime time) {
        this.time = time;
        time.watch(this::wake);
    }

    synchronized void send(String body) {
        messages.put(sent++, new Entry(body));
        notifyAll();
    }

    /** From now on every receive fails, or works again. */
    synchronized void setDown(boolean down) {
        this.down = down;
        notifyAll();
    }

    /** The next message received stays visible, as standard queues do now and then. */
    synchronized void deliverNextTwice() {
        doubling = true;
    }

    /** Somebody else receives all leased messages, for a day. */
    synchronized void stealLeases() {
        for (Entry entry : messages.values()) {
            entry.receipt = "another's";
            entry.visibleAt = time.millis() + Duration.ofDays(1).toMillis();
        }
    }

    @Override
    public synchronized List<Message> receive(int max, Duration lease) {
        asked.add(max);
        notifyAll();
        List<Message> received = List.of();
        try {
            while (!down && received.isEmpty()) {
                received = visible(max, lease);
                if (received.isEmpty()) {
                    wait();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        }
        if (down) {
            throw new IllegalStateException("the queue is down");
        }
        return received;
    }

    private List<Message> visible(int max, Duration lease) {
        long now = time.millis();
        List<Message> received = new ArrayList<>();
        for (Integer id : List.copyOf(messages.keySet())) {
            Entry entry = messages.get(id);
            if (entry.visibleAt > now || received.size() == max) {
                continue;
            }
            if (entry.receives == MAX_RECEIVES) {
                dead.add(entry.body);
                messages.remove(id);
                notifyAll();
                continue;
            }
            entry.receives++;
            entry.receipt = "receipt-" + receipts++;
            entry.visibleAt = doubling ? now : now + lease.toMillis();
            doubling = false;
            received.add(new Message(entry.receipt, entry.body, entry.receives, 0, Optional.empty()));
        }
        return received;
    }

    @Override
    public synchronized boolean extend(Message message, Duration lease) {
        for (Entry entry : messages.values()) {
            if (entry.receipt.equals(message.receipt())) {
                entry.visibleAt = time.millis() + lease.toMillis();
                notifyAll();
                return true;
            }
        }
        return false;
    }

    @Override
    public synchronized void delete(Message message) {
        messages.values().removeIf(e -> e.body.equals(message.body())); // SQS deletes by an old receipt too
        notifyAll();
    }

    @Override
    public void release(Message message, Duration delay) {
        var _ = extend(message, delay);
    }

    synchronized List<String> dead() {
        return List.copyOf(dead);
    }

    synchronized int size() {
        return messages.size();
    }

    synchronized void awaitEmpty() throws InterruptedException {
        while (!messages.isEmpty()) {
            wait();
        }
    }

    /** Waits until a consumer has asked for that many. */
    synchronized void awaitAsked(int max) throws InterruptedException {
        while (!asked.contains(max)) {
            wait();
        }
    }

    private synchronized void wake() {
        notifyAll();
    }
}
