package com.adaptiveads.worker.onnx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes small ONNX graphs by hand: protobuf needs no more than tags, lengths and varints. */
public final class TinyGraph {
    public static final int FLOAT = 1;
    public static final int UINT8 = 2;
    public static final int INT32 = 6;
    public static final int INT64 = 7;
    public static final int BOOL = 9;
    public static final int FLOAT16 = 10;

    private static final int IR_VERSION = 8;
    private static final int OPSET = 17;

    private final Message graph = new Message().text(2, "tiny");

    public TinyGraph node(String operator, List<String> inputs, String output) {
        Message node = new Message();
        inputs.forEach(input -> node.text(1, input));
        graph.message(1, node.text(2, output).text(4, operator));
        return this;
    }

    public TinyGraph input(String name, int type, Object... dimensions) {
        graph.message(11, value(name, type, dimensions));
        return this;
    }

    /** @param dimensions numbers, or names of axes of any length */
    public TinyGraph output(String name, int type, Object... dimensions) {
        graph.message(12, value(name, type, dimensions));
        return this;
    }

    public Path write(Path file) {
        Message model = new Message()
                .number(1, IR_VERSION)
                .message(7, graph)
                .message(8, new Message().text(1, "").number(2, OPSET));
        try {
            return Files.write(file, model.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Message value(String name, int type, Object... dimensions) {
        Message shape = new Message();
        for (Object dimension : dimensions) {
            shape.message(
                    1,
                    dimension instanceof Integer length
                            ? new Message().number(1, length)
                            : new Message().text(2, dimension.toString()));
        }
        Message tensor = new Message().number(1, type).message(2, shape);
        return new Message().text(1, name).message(2, new Message().message(1, tensor));
    }

    /** A protobuf message under construction. */
    private static final class Message {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Message number(int field, long value) {
            varint((long) field << 3);
            varint(value);
            return this;
        }

        Message text(int field, String value) {
            return chunk(field, value.getBytes(StandardCharsets.UTF_8));
        }

        Message message(int field, Message value) {
            return chunk(field, value.bytes());
        }

        byte[] bytes() {
            return bytes.toByteArray();
        }

        private Message chunk(int field, byte[] value) {
            varint(((long) field << 3) | 2);
            varint(value.length);
            bytes.writeBytes(value);
            return this;
        }

        private void varint(long value) {
            long rest = value;
            for (; rest >= 0x80; rest >>>= 7) {
                bytes.write((int) ((rest & 0x7F) | 0x80));
            }
            bytes.write((int) rest);
        }
    }
}
