package com.adaptiveads.events.api;

import com.adaptiveads.events.json.Fields;
import java.util.Map;

/**
 * Every error of the API.
 *
 * @param error one clear sentence for people, without paths, keys or traces
 * @param code stable snake_case for programs
 */
public record ErrorBody(String error, String code) {
    public Map<String, Object> toJson() {
        return new Fields().with("error", error).with("code", code).map();
    }
}
