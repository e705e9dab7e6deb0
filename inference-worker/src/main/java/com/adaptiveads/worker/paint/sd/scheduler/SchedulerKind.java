package com.adaptiveads.worker.paint.sd.scheduler;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The samplers, by the class names diffusers writes into {@code scheduler_config.json}. */
public enum SchedulerKind {
    DDIM("DDIMScheduler"),
    PNDM("PNDMScheduler"),
    EULER("EulerDiscreteScheduler"),
    EULER_ANCESTRAL("EulerAncestralDiscreteScheduler"),
    DPM_SOLVER("DPMSolverMultistepScheduler"),
    UNI_PC("UniPCMultistepScheduler"),
    LCM("LCMScheduler"),
    TCD("TCDScheduler");

    private final String className;

    SchedulerKind(String className) {
        this.className = className;
    }

    /** @throws UnsupportedScheduler when there is no such sampler here */
    public static SchedulerKind of(String className) {
        return Arrays.stream(values())
                .filter(kind -> kind.className.equals(className))
                .findFirst()
                .orElseThrow(() -> new UnsupportedScheduler("There is no scheduler " + className + " here; there are "
                        + Arrays.stream(values()).map(kind -> kind.className).collect(Collectors.joining(", "))
                        + "."));
    }

    public String className() {
        return className;
    }
}
