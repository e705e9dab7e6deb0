package com.adaptiveads.worker.queue;

import java.util.Optional;

/**
 * One delivery of a message.
 *
 * @param receipt names this delivery; another delivery of the same message has another
 * @param receives how often the message has been delivered, this one included, from 1
 * @param sentAtMs when it was sent, by the queue's clock
 * @param requestId the request that sent it, where it said so
 */
public record Message(String receipt, String body, int receives, long sentAtMs, Optional<String> requestId) {}
