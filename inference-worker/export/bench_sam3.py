"""The peer of Sam3Bench: ONNX Runtime from Python between Sam3Processor's two halves, on the same files.

    bench_sam3.py FOLDER WIDTH HEIGHT PHOTOS      prints name and value of each figure, one a line
"""

import json
import resource
import statistics
import sys
import time
from pathlib import Path

import numpy as np
import onnxruntime
import torch
import vocabulary
from goldens_image import source
from PIL import Image
from transformers import Sam3ImageProcessor, Sam3Processor
from transformers.models.sam3.modeling_sam3 import Sam3ImageSegmentationOutput

INSTANCES = 3
VISION = ["fpn_feat_0", "fpn_feat_1", "fpn_feat_2", "fpn_pos_2"]
TEXT = ["text_features", "text_mask"]
FOUND = ["pred_masks", "pred_boxes", "pred_logits", "presence_logits"]


class Clock:
    """Milliseconds spent in the sessions, by graph."""

    def __init__(self, folder: Path, graphs: dict[str, str]):
        self.sessions = {role: onnxruntime.InferenceSession(str(folder / path)) for role, path in graphs.items()}
        self.inside: dict[str, list[float]] = {role: [] for role in graphs}

    def run(self, role: str, outputs: list[str], inputs: dict) -> dict[str, np.ndarray]:
        began = time.perf_counter()
        results = self.sessions[role].run(outputs, inputs)
        self.inside[role].append(1000 * (time.perf_counter() - began))
        return dict(zip(outputs, results))


def main(folder: Path, width: int, height: int, photos: int) -> None:
    manifest = json.loads((folder / "manifest.json").read_text())
    resolution = manifest["settings"]["resolution"]
    processor = Sam3Processor(
        Sam3ImageProcessor(size={"height": resolution, "width": resolution}), vocabulary.tokenizer()
    )
    photo = Image.fromarray(source(width, height))
    began = time.perf_counter()
    clock = Clock(folder, manifest["graphs"])
    print("load_s", time.perf_counter() - began)
    took = []
    for _ in range(photos):
        began = time.perf_counter()
        _cut(clock, processor, photo)
        took.append(1000 * (time.perf_counter() - began))
    inside = sum(sum(times) for times in clock.inside.values())
    for role, times in clock.inside.items():
        print(f"{role}_ms", statistics.median(times))
    print("photo_ms", statistics.median(took))
    print("outside_ms", (sum(took) - inside) / photos)
    print("outside_percent", 100 * (1 - inside / sum(took)))
    print("peak_mb", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def _cut(clock: Clock, processor: Sam3Processor, photo: Image.Image) -> list[dict]:
    inputs = processor(images=photo, text="red mug", return_tensors="np")
    features = clock.run("vision", VISION, {"images": np.asarray(inputs["pixel_values"], np.float32)})
    ids = {"input_ids": np.asarray(inputs["input_ids"]), "attention_mask": np.asarray(inputs["attention_mask"])}
    text = clock.run("text", TEXT, ids)
    none = {"input_boxes": np.zeros((1, 1, 4), np.float32), "input_boxes_labels": np.full((1, 1), -10)}
    found = clock.run("decoder", FOUND, {**features, **text, **none})
    outputs = Sam3ImageSegmentationOutput(**{name: torch.from_numpy(value) for name, value in found.items()})
    scores = (outputs.pred_logits.sigmoid() * outputs.presence_logits.sigmoid())[0]
    threshold = float(scores.sort(descending=True).values[INSTANCES])
    return processor.post_process_instance_segmentation(outputs, threshold, target_sizes=[(photo.height, photo.width)])


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:5]))
