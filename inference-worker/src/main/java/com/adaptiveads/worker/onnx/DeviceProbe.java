package com.adaptiveads.worker.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.nio.FloatBuffer;
import java.util.HexFormat;
import java.util.Map;

/** Finds out whether a device works by working with it: that its library is there says nothing. */
final class DeviceProbe {
    /** ONNX: {@code y float32 [2] = Add(x, x)}. */
    private static final byte[] DOUBLING = HexFormat.of()
            .parseHex("08083a350a0e0a01780a017812017922034164641201675a0f0a0178120a0a08080112040a020802"
                    + "620f0a0179120a0a08080112040a02080242040a001011");

    private DeviceProbe() {}

    /** @throws OrtException with the reason when it does not work */
    static void run(OrtEnvironment environment, SessionOptions options) throws OrtException {
        try (OrtSession session = environment.createSession(DOUBLING, options);
                OnnxTensor x =
                        OnnxTensor.createTensor(environment, FloatBuffer.wrap(new float[] {1, 2}), new long[] {2});
                OrtSession.Result result = session.run(Map.of("x", x))) {
            float[] y = (float[]) result.get(0).getValue();
            if (y[0] != 2 || y[1] != 4) {
                throw new OrtException("1 + 1 is " + y[0] + " on this device");
            }
        }
    }
}
