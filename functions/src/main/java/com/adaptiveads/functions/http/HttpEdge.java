package com.adaptiveads.functions.http;

import com.adaptiveads.functions.log.Log;

/**
 * What every HTTP function shares.
 *
 * @param prime one harmless call of each backend, made before a SnapStart snapshot is taken
 */
public record HttpEdge(Cors cors, Log log, Runnable prime) {}
