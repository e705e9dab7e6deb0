package com.adaptiveads.worker.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class EnvironmentTest {
    @Test
    void aLongCommandLineDoesNotEndTheProcess() throws Exception {
        ProcessBuilder child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        Child.class.getName(),
                        "x".repeat(20_000))
                .redirectErrorStream(true);
        child.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        Process process = child.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals("cpu", said.strip());
        assertEquals(0, process.waitFor());
    }

    /** Run in a process of its own. */
    static final class Child {
        private Child() {}

        public static void main(String[] args) {
            try (OnnxRuntime runtime = OnnxRuntime.cpu()) {
                System.out.println(runtime.device());
            }
        }
    }
}
