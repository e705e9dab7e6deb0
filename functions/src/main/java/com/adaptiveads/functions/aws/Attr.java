package com.adaptiveads.functions.aws;

import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Attribute values, made and read. Reading throws {@link IllegalStateException} for an item that is not ours. */
final class Attr {
    private Attr() {}

    static AttributeValue of(String text) {
        return AttributeValue.fromS(text);
    }

    static AttributeValue of(long number) {
        return AttributeValue.fromN(Long.toString(number));
    }

    static AttributeValue of(double number) {
        return AttributeValue.fromN(Double.toString(number));
    }

    static AttributeValue of(byte[] bytes) {
        return AttributeValue.fromB(SdkBytes.fromByteArray(bytes));
    }

    static String text(Map<String, AttributeValue> item, String name) {
        return optionalText(item, name).orElseThrow(() -> missing(name));
    }

    static Optional<String> optionalText(Map<String, AttributeValue> item, String name) {
        return Optional.ofNullable(item.get(name)).map(AttributeValue::s);
    }

    static long number(Map<String, AttributeValue> item, String name) {
        return Long.parseLong(
                Optional.ofNullable(item.get(name)).map(AttributeValue::n).orElseThrow(() -> missing(name)));
    }

    static double share(Map<String, AttributeValue> item, String name) {
        return Optional.ofNullable(item.get(name))
                .map(value -> Double.parseDouble(value.n()))
                .orElse(0.0);
    }

    static byte[] bytes(Map<String, AttributeValue> item, String name) {
        return Optional.ofNullable(item.get(name))
                .map(AttributeValue::b)
                .orElseThrow(() -> missing(name))
                .asByteArray();
    }

    private static IllegalStateException missing(String name) {
        return new IllegalStateException("an item lacks " + name);
    }
}
