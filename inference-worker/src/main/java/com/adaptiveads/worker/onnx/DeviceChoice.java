package com.adaptiveads.worker.onnx;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Which device is wanted.
 *
 * @param device empty for CUDA where it works, else CPU
 * @param gpu number of the GPU, from 0
 * @param threads of one run on the CPU; 0 for as many as there are cores
 * @param engines folder where TensorRT keeps what it compiled
 */
public record DeviceChoice(Optional<Device> device, int gpu, int threads, Path engines) {
    public static final DeviceChoice CPU = new DeviceChoice(Optional.of(Device.CPU), 0, 0, Path.of("."));
}
