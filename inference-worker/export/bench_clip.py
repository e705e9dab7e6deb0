"""The peer of ClipBench: ONNX Runtime from Python behind Hugging Face's image processor, on the same files.

    bench_clip.py FOLDER WIDTH HEIGHT PICTURES      prints name and value of each figure, one a line
"""

import json
import resource
import statistics
import sys
import time
from pathlib import Path

import numpy as np
import onnxruntime
import vocabulary
from goldens_image import source
from PIL import Image
from transformers import CLIPImageProcessor
from transformers.models.clip.image_processing_pil_clip import CLIPImageProcessorPil


def main(folder: Path, width: int, height: int, pictures: int) -> None:
    manifest = json.loads((folder / "manifest.json").read_text())
    picture = Image.fromarray(source(width, height))
    began = time.perf_counter()
    sessions = {role: onnxruntime.InferenceSession(str(folder / path)) for role, path in manifest["graphs"].items()}
    tokenizer = vocabulary.tokenizer()
    _check(sessions, manifest, tokenizer)
    print("load_s", time.perf_counter() - began)
    began = time.perf_counter()
    _text(sessions["text"], tokenizer, ["smooth gradient from dark to light"])
    print("text_ms", 1000 * (time.perf_counter() - began))
    kinds = {"pil": CLIPImageProcessorPil(), "torchvision": CLIPImageProcessor()}
    results = [_pictures(sessions["vision"], processor, picture, pictures) for processor in kinds.values()]
    took, outside = min(results)
    print("outside_run_percent", outside)
    print("picture_ms", took)
    print("peak_mb", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def _pictures(session, processor, picture: Image.Image, count: int) -> tuple[float, float]:
    """Median milliseconds of a picture, and the share of all time that was not in the session, in percent."""
    took, inside = [], 0.0
    for i in range(count + 1):
        began = time.perf_counter()
        pixels = np.asarray(processor(picture, return_tensors="np")["pixel_values"], np.float32)
        run = time.perf_counter()
        answer = session.run(["image_embeds"], {"pixel_values": pixels})[0]
        ended = time.perf_counter()
        answer / np.linalg.norm(answer, axis=1, keepdims=True)
        if i:  # the first warms up
            took.append(1000 * (time.perf_counter() - began))
            inside += 1000 * (ended - run)
    return statistics.median(took), 100 * (1 - inside / sum(took))


def _text(session, tokenizer, texts: list[str]) -> np.ndarray:
    ids = tokenizer(texts, padding="max_length", truncation=True, max_length=77)["input_ids"]
    return session.run(["text_embeds"], {"input_ids": np.array(ids)})[0]


def _check(sessions: dict, manifest: dict, tokenizer) -> None:
    """What the worker's self test runs, so that both load times are of the same work."""
    _text(sessions["text"], tokenizer, manifest["self_test"]["texts"])
    side = manifest["settings"]["resolution"]
    sessions["vision"].run(["image_embeds"], {"pixel_values": np.zeros((1, 3, side, side), np.float32)})


if __name__ == "__main__":
    main(Path(sys.argv[1]), *(int(argument) for argument in sys.argv[2:]))
