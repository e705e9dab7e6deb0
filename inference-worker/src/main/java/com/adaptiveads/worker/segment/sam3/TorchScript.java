package com.adaptiveads.worker.segment.sam3;

import com.adaptiveads.worker.model.ModelFailure;
import com.adaptiveads.worker.onnx.ElementType;
import com.adaptiveads.worker.onnx.Graph;
import com.adaptiveads.worker.onnx.InferenceThread;
import com.adaptiveads.worker.onnx.Signature;
import com.adaptiveads.worker.segment.sam3.Graphs.Role;
import com.adaptiveads.worker.segment.sam3.Sam3Settings.Input;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * SAM 3's graphs as TorchScript modules. Nothing of PyTorch's is touched here before it is known to be there: it is part
 * of the worker in the Maven profile {@code torchscript} only.
 */
final class TorchScript {
    private static final String NATIVES = "native/lib/pytorch.properties";
    private static final String OFFLINE = "ai.djl.offline";
    private static final long ANY = -1;
    private static final long[] UNKNOWN = {};

    private static final List<Signature> VISION =
            List.of(floats("fpn_feat_0"), floats("fpn_feat_1"), floats("fpn_feat_2"), floats("fpn_pos_2"));
    private static final List<Signature> TEXT =
            List.of(floats("text_features"), new Signature("text_mask", ElementType.BOOL, UNKNOWN));
    private static final List<Signature> FOUND =
            List.of(floats("pred_masks"), floats("pred_boxes"), floats("pred_logits"), floats("presence_logits"));

    private TorchScript() {}

    /** Whether this worker was built with PyTorch. */
    static boolean isThere() {
        return TorchScript.class.getClassLoader().getResource(NATIVES) != null;
    }

    /** @throws ModelFailure when PyTorch is not part of this worker, or the module cannot be loaded */
    static Graph load(Role role, Path file, Sam3Settings settings, InferenceThread thread) {
        if (!isThere()) {
            throw ModelFailure.unusable(
                    file.getFileName() + " is TorchScript, and this worker was built without PyTorch:"
                            + " build it with the Maven profile torchscript, or export the model for ONNX.");
        }
        if (System.getProperty(OFFLINE) == null) {
            System.setProperty(OFFLINE, "true"); // what is not here is an error, not a download
        }
        return switch (role) {
            case VISION -> TorchGraph.load(file, thread, List.of(images(settings)), VISION);
            case TEXT -> TorchGraph.load(file, thread, List.of(longs("input_ids"), longs("attention_mask")), TEXT);
            case DECODER -> TorchGraph.load(file, thread, asked(), FOUND);
        };
    }

    private static Signature images(Sam3Settings settings) {
        ElementType type = settings.input() == Input.UINT8 ? ElementType.UINT8 : ElementType.FLOAT32;
        return new Signature("images", type, new long[] {ANY, 3, settings.resolution(), settings.resolution()});
    }

    private static List<Signature> asked() {
        List<Signature> asked = new ArrayList<>(VISION);
        asked.addAll(TEXT);
        asked.add(floats("input_boxes"));
        asked.add(longs("input_boxes_labels"));
        return asked;
    }

    private static Signature floats(String name) {
        return new Signature(name, ElementType.FLOAT32, UNKNOWN);
    }

    private static Signature longs(String name) {
        return new Signature(name, ElementType.INT64, UNKNOWN);
    }
}
