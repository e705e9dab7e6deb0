"""How Stable Diffusion 1.5 and its few-step relatives are sampled."""

import dataclasses
import json
import math
from pathlib import Path

import diffusers

# scheduler/scheduler_config.json of Stable Diffusion 1.5
ORIGINAL_SCHEDULER = {
    "_class_name": "PNDMScheduler",
    "beta_end": 0.012,
    "beta_schedule": "scaled_linear",
    "beta_start": 0.00085,
    "clip_sample": False,
    "num_train_timesteps": 1000,
    "set_alpha_to_one": False,
    "skip_prk_steps": True,
    "steps_offset": 1,
    "trained_betas": None,
}


@dataclasses.dataclass(frozen=True)
class Preset:
    """How a model is sampled. Guidance of 1 or less: the network is asked once a step, without a negative prompt."""

    scheduler: str
    steps: int
    guidance: float
    eta: float = 0.0
    overrides: dict = dataclasses.field(default_factory=dict)


PRESETS = {
    "sd15": Preset("EulerAncestralDiscreteScheduler", 30, 7.5),
    "sd15-lcm": Preset("LCMScheduler", 4, 8.0),  # guidance goes in as timestep_cond
    "sd15-lcm-lora": Preset("LCMScheduler", 4, 1.0),
    "sd15-hyper-1": Preset("TCDScheduler", 1, 0.0, eta=1.0),
    "sd15-hyper-2": Preset("DDIMScheduler", 2, 0.0, overrides={"timestep_spacing": "trailing"}),
    "sd15-hyper-4": Preset("DDIMScheduler", 4, 0.0, overrides={"timestep_spacing": "trailing"}),
    "sd15-hyper-8": Preset("DDIMScheduler", 8, 0.0, overrides={"timestep_spacing": "trailing"}),
}


def write_scheduler(file: Path, original: dict, preset: Preset) -> None:
    """The sampler's own configuration, every key spelt out, made from the checkpoint's as from_config does."""
    sampler = scheduler(original, preset.scheduler, **preset.overrides)
    fields = {
        key: value
        for key, value in sampler.config.items()
        if not key.startswith("_") and not (isinstance(value, float) and math.isinf(value))  # not JSON, and the default
    }
    file.parent.mkdir(parents=True, exist_ok=True)
    fields = {"_class_name": preset.scheduler, "_diffusers_version": diffusers.__version__, **fields}
    file.write_text(json.dumps(fields, indent=2, sort_keys=True) + "\n")


def scheduler(original: dict, class_name: str, **overrides: object):
    """A diffusers scheduler with the corrections StableDiffusionPipeline makes to outdated configurations."""
    return getattr(diffusers, class_name).from_config({**original, "steps_offset": 1, "clip_sample": False}, **overrides)
