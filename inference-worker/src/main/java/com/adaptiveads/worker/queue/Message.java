package com.adaptiveads.worker.queue;

/**
 * One delivery of a message.
 *
 * @param receipt names this delivery; another delivery of the same message has another
 * @param receives how often the message has been delivered, this one included, from 1
 */
public record Message(String receipt, String body, int receives) {}
