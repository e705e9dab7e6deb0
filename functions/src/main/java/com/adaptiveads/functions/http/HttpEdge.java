package com.adaptiveads.functions.http;

import com.adaptiveads.functions.log.Log;
import java.util.Optional;

/**
 * What every HTTP function shares.
 *
 * @param prime one harmless call of each backend, made before a SnapStart snapshot is taken; empty where none is: getting
 *     ready for one costs a cold start some 10 ms
 */
public record HttpEdge(Cors cors, Log log, Optional<Runnable> prime) {}
