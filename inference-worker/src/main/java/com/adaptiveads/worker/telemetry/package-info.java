/** What a worker tells about itself over HTTP: {@code /metrics} for Prometheus, {@code /health} for whoever restarts it. */
@NullMarked
package com.adaptiveads.worker.telemetry;

import org.jspecify.annotations.NullMarked;
