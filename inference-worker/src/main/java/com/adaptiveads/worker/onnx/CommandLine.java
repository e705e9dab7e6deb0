package com.adaptiveads.worker.onnx;

import com.adaptiveads.worker.model.ModelFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * ONNX Runtime 1.29.0 for Linux ends the process (a segmentation fault, without a word) when the process' command line is
 * longer than 4096 bytes, as a long class path easily makes it. Said here before it happens.
 */
final class CommandLine {
    private static final int MOST_BYTES = 4000;

    private CommandLine() {}

    /** @throws ModelFailure when it is too long; where the system does not tell, nothing happens */
    static void check() {
        check(Path.of("/proc/self/cmdline"));
    }

    static void check(Path commandLine) {
        int length;
        try {
            length = Files.readAllBytes(commandLine).length;
        } catch (IOException e) {
            return; // not Linux
        }
        if (length > MOST_BYTES) {
            throw ModelFailure.unusable("This process was started with a command line of " + length
                    + " bytes, and ONNX Runtime crashes beyond 4096: give the class path as lib/*, as an argument file"
                    + " (@file) or in CLASSPATH.");
        }
    }
}
