package com.adaptiveads.worker.paint.sd.scheduler;

import java.util.Arrays;
import java.util.Optional;
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

    /** Empty when there is no such sampler here. */
    public static Optional<SchedulerKind> of(String className) {
        return Arrays.stream(values())
                .filter(kind -> kind.className.equals(className))
                .findFirst();
    }

    public String className() {
        return className;
    }

    static String classNames() {
        return Arrays.stream(values()).map(SchedulerKind::className).collect(Collectors.joining(", "));
    }
}
