package com.adaptiveads.functions.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.functions.log.Log;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.crac.Context;
import org.crac.Core;
import org.junit.jupiter.api.Test;

final class PrimingTest {
    private final ByteArrayOutputStream logged = new ByteArrayOutputStream();

    private void checkpoint(Runnable prime) {
        Log log = new Log(new PrintStream(logged, true, UTF_8));
        Context<org.crac.Resource> context = Core.getGlobalContext();
        Priming.register(new HttpEdge(new Cors(Set.of("*")), log, Optional.of(prime)), prime, () -> {})
                .beforeCheckpoint(context);
    }

    @Test
    void theBackendIsAskedInEveryRoundAndNothingIsWrongOnTheWay() {
        AtomicInteger asked = new AtomicInteger();
        checkpoint(asked::incrementAndGet);
        assertEquals(Priming.ROUNDS, asked.get());
        assertEquals("", logged.toString(UTF_8));
    }

    @Test
    void aFailureIsLoggedAndDoesNotStopThePublishing() {
        checkpoint(() -> {
            throw new IllegalStateException("no network yet");
        });
        assertTrue(logged.toString(UTF_8).contains("no network yet"));
    }
}
