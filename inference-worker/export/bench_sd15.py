"""The peer of DiffusionBench: ONNX Runtime from Python and diffusers' scheduler on the same files.

    bench_sd15.py FOLDER SIDE STEPS      prints name and value of each figure, one a line
"""

import json
import resource
import statistics
import sys
import time
from pathlib import Path

import diffusers
import numpy as np
import onnxruntime
import torch


def main(folder: Path, side: int, steps: int) -> None:
    manifest = json.loads((folder / "manifest.json").read_text())
    began = time.perf_counter()
    sessions = {role: onnxruntime.InferenceSession(str(folder / path)) for role, path in manifest["graphs"].items()}
    print("load_s", time.perf_counter() - began)
    ids = np.full((1, 77), 49407, np.int32)
    words = np.concatenate([sessions["text_encoder"].run(["last_hidden_state"], {"input_ids": ids})[0]] * 2)
    config = json.loads((folder / manifest["resources"]["scheduler"]).read_text())
    scheduler = getattr(diffusers, config["_class_name"]).from_config(config)
    scheduler.set_timesteps(manifest["settings"]["steps"])
    generator = torch.Generator().manual_seed(0)
    latents = torch.randn((1, 4, side // 8, side // 8), generator=generator) * scheduler.init_noise_sigma
    took, busy, inside = [], [], 0.0
    for t in scheduler.timesteps[:steps]:
        began, burnt = time.perf_counter(), time.process_time()
        seen = scheduler.scale_model_input(torch.cat([latents] * 2), t)
        feed = {"sample": seen.numpy(), "timestep": np.array([t], np.float32), "encoder_hidden_states": words}
        run = time.perf_counter()
        answer = sessions["unet"].run(["out_sample"], feed)[0]
        inside += time.perf_counter() - run
        without, with_words = torch.from_numpy(answer).chunk(2)
        noise = without + manifest["settings"]["guidance"] * (with_words - without)
        latents = scheduler.step(noise, t, latents, generator=generator, return_dict=False)[0]
        took.append(time.perf_counter() - began)
        busy.append(time.process_time() - burnt)
    print("step_s", statistics.median(took))
    print("step_cpu_s", statistics.median(busy))
    print("outside_run_percent", 100 * (1 - inside / sum(took)))
    began = time.perf_counter()
    decoded = sessions["vae_decoder"].run(["sample"], {"latent_sample": (latents / 0.18215).numpy()})[0]
    image = np.rint(np.clip(decoded / 2 + 0.5, 0, 1) * 255).astype(np.uint8)
    print("decode_s", time.perf_counter() - began, image.mean())
    print("peak_mb", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
