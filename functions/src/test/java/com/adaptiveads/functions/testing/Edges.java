package com.adaptiveads.functions.testing;

import com.adaptiveads.functions.http.Cors;
import com.adaptiveads.functions.http.HttpEdge;
import com.adaptiveads.functions.log.Log;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** The edge of functions under test: no site is allowed, nothing is logged, nothing is primed. */
public final class Edges {
    private Edges() {}

    public static HttpEdge edge() {
        return new HttpEdge(new Cors(Set.of()), log(), Optional.empty());
    }

    /** Nothing is told but metrics and what is logged, line by line. */
    public static Log log(ByteArrayOutputStream into) {
        return new Log(new PrintStream(into, true, StandardCharsets.UTF_8), Optional.of("Test"));
    }

    public static HttpEdge edge(Log log) {
        return new HttpEdge(new Cors(Set.of()), log, Optional.empty());
    }

    public static Log log() {
        return new Log(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    }
}
