package com.adaptiveads.worker.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import ai.onnxruntime.providers.OrtTensorRTProviderOptions;

/** Tells a session which device it runs on. */
final class Provider {
    private Provider() {}

    /**
     * Options of a session on the device; to be closed after the session.
     *
     * @throws OrtException with the reason when the device cannot be had
     */
    static SessionOptions options(Device device, DeviceChoice choice) throws OrtException {
        SessionOptions options = new SessionOptions();
        try {
            options.setMemoryPatternOptimization(false); // it cut one graph's peak from 2.55 to 1.7 GB
            switch (device) {
                case CPU -> options.setIntraOpNumThreads(choice.threads());
                case CUDA -> addCuda(options, choice);
                case TENSORRT -> {
                    addTensorRt(options, choice);
                    addCuda(options, choice); // for what TensorRT does not know
                }
            }
            return options;
        } catch (OrtException e) {
            options.close();
            throw e;
        }
    }

    private static void addCuda(SessionOptions options, DeviceChoice choice) throws OrtException {
        try (OrtCUDAProviderOptions cuda = new OrtCUDAProviderOptions(choice.gpu())) {
            cuda.add("arena_extend_strategy", "kSameAsRequested"); // several graphs share the memory
            cuda.add("cudnn_conv_algo_search", "HEURISTIC"); // the default measures anew for every shape
            cuda.add("do_copy_in_default_stream", "1");
            cuda.add("use_tf32", "0"); // ten bits of mantissa would show in the self tests
            options.addCUDA(cuda);
        }
    }

    private static void addTensorRt(SessionOptions options, DeviceChoice choice) throws OrtException {
        try (OrtTensorRTProviderOptions tensorRt = new OrtTensorRTProviderOptions(choice.gpu())) {
            tensorRt.add("trt_fp16_enable", "1");
            tensorRt.add("trt_engine_cache_enable", "1");
            tensorRt.add("trt_engine_cache_path", choice.engines().toString());
            tensorRt.add("trt_timing_cache_enable", "1");
            tensorRt.add("trt_timing_cache_path", choice.engines().toString());
            options.addTensorrt(tensorRt);
        }
    }
}
