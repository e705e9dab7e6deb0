package com.adaptiveads.local.system;

import com.adaptiveads.local.emulator.Aws;
import java.nio.file.Path;

/** A running system, and the places a test looks into from outside. */
interface SystemUnderTest {
    Api api();

    Aws aws();

    /** Marketing's local folder. */
    Path drop();
}
