package com.adaptiveads.events.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A checked view of a parsed JSON object. Every getter throws {@link InvalidJson} naming the field, with its path
 * ({@code canvas.width}, {@code layout[2].x}), when it is missing or of another type. A JSON {@code null} counts as
 * missing.
 */
public final class JsonObject {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.:-]{1,128}");

    private final String path;
    private final Map<String, Object> fields;

    JsonObject(String path, Map<String, Object> fields) {
        this.path = path;
        this.fields = fields;
    }

    public boolean has(String name) {
        return fields.get(name) != null;
    }

    public String string(String name) {
        return optionalString(name).orElseThrow(() -> missing(name));
    }

    public Optional<String> optionalString(String name) {
        return switch (fields.get(name)) {
            case null -> Optional.empty();
            case String s -> Optional.of(s);
            default -> throw InvalidJson.field(at(name), "a string");
        };
    }

    /** An id of a session, event, product …: {@code [A-Za-z0-9_.:-]{1,128}}. */
    public String id(String name) {
        return optionalId(name).orElseThrow(() -> missing(name));
    }

    public Optional<String> optionalId(String name) {
        Optional<String> id = optionalString(name);
        if (id.isPresent() && !ID.matcher(id.get()).matches()) {
            throw InvalidJson.field(at(name), "1 to 128 letters, digits or _ . : -");
        }
        return id;
    }

    /** A finite number within the limits, both included. */
    public double number(String name, double min, double max) {
        OptionalDouble number = optionalNumber(name, min, max);
        if (number.isEmpty()) {
            throw missing(name);
        }
        return number.getAsDouble();
    }

    public OptionalDouble optionalNumber(String name, double min, double max) {
        Object value = fields.get(name);
        if (value == null) {
            return OptionalDouble.empty();
        }
        if (!(value instanceof Number n) || !Double.isFinite(n.doubleValue())) {
            throw InvalidJson.field(at(name), "a number");
        }
        double number = n.doubleValue();
        if (number < min || number > max) {
            throw InvalidJson.field(at(name), "between " + plain(min) + " and " + plain(max));
        }
        return OptionalDouble.of(number);
    }

    /** A whole number within the limits; fractions are cut off, as clients send times with them. */
    public long integer(String name, long min, long max) {
        return (long) number(name, (double) min, (double) max);
    }

    public OptionalLong optionalInteger(String name, long min, long max) {
        OptionalDouble number = optionalNumber(name, (double) min, (double) max);
        return number.isPresent() ? OptionalLong.of((long) number.getAsDouble()) : OptionalLong.empty();
    }

    public Optional<Boolean> optionalBoolean(String name) {
        return switch (fields.get(name)) {
            case null -> Optional.empty();
            case Boolean b -> Optional.of(b);
            default -> throw InvalidJson.field(at(name), "true or false");
        };
    }

    public JsonObject object(String name) {
        return optionalObject(name).orElseThrow(() -> missing(name));
    }

    public Optional<JsonObject> optionalObject(String name) {
        Object value = fields.get(name);
        return value == null ? Optional.empty() : Optional.of(view(at(name), value));
    }

    /** The objects of an array; a missing array is an empty one. */
    public List<JsonObject> objects(String name, int max) {
        List<JsonObject> objects = new ArrayList<>();
        for (Object element : array(name, max)) {
            objects.add(view(at(name) + "[" + objects.size() + "]", element));
        }
        return objects;
    }

    /** The strings of an array; a missing array is an empty one. */
    public List<String> strings(String name, int max) {
        List<String> strings = new ArrayList<>();
        for (Object element : array(name, max)) {
            if (!(element instanceof String s)) {
                throw InvalidJson.field(at(name) + "[" + strings.size() + "]", "a string");
            }
            strings.add(s);
        }
        return strings;
    }

    /** The numbers of an array; a missing array is an empty one. */
    public double[] numbers(String name, int max) {
        List<?> array = array(name, max);
        double[] numbers = new double[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            if (!(array.get(i) instanceof Number n) || !Double.isFinite(n.doubleValue())) {
                throw InvalidJson.field(at(name) + "[" + i + "]", "a number");
            }
            numbers[i] = n.doubleValue();
        }
        return numbers;
    }

    /** The fields as parsed, for passing an object on unread. */
    public Map<String, Object> fields() {
        return new LinkedHashMap<>(fields);
    }

    private List<?> array(String name, int max) {
        Object value = fields.get(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            throw InvalidJson.field(at(name), "an array");
        }
        if (list.size() > max) {
            throw InvalidJson.field(at(name), "an array of at most " + max);
        }
        return list;
    }

    @SuppressWarnings("unchecked") // the codec makes Map<String, Object> of every JSON object
    private static JsonObject view(String at, @Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw InvalidJson.field(at, "an object");
        }
        return new JsonObject(at, (Map<String, Object>) map);
    }

    private InvalidJson missing(String name) {
        return new InvalidJson("missing_field", at(name) + " is missing.");
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static String plain(double limit) {
        return limit == Math.rint(limit) ? Long.toString((long) limit) : Double.toString(limit);
    }
}
