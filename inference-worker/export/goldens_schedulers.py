"""What diffusers' schedulers make of the same model outputs: timesteps, and the sample after every call."""

import inspect
import itertools
from pathlib import Path

import diffusers
import numpy as np
import torch

import golden

SEED = 7
OUTPUT_SEED = 1234
SHAPE = (1, 4, 2, 4)
STEPS = (1, 4, 20, 30, 50)
MORE_STEPS = (2, 3, 5, 6, 7, 8, 9, 10, 12, 15, 18, 25, 28, 33, 40, 47, 64, 100)  # timesteps only
SPACINGS = ("leading", "linspace", "trailing")
# scheduler_config.json of Stable Diffusion 1.5
CONFIG = {
    "num_train_timesteps": 1000,
    "beta_start": 0.00085,
    "beta_end": 0.012,
    "beta_schedule": "scaled_linear",
    "steps_offset": 1,
    "clip_sample": False,
    "skip_prk_steps": True,
    "set_alpha_to_one": False,
}
DDIM = "DDIMScheduler"
PNDM = "PNDMScheduler"
EULER = "EulerDiscreteScheduler"
ANCESTRAL = "EulerAncestralDiscreteScheduler"
DPM = "DPMSolverMultistepScheduler"
UNIPC = "UniPCMultistepScheduler"
LCM = "LCMScheduler"
TCD = "TCDScheduler"
SPACED = (DDIM, PNDM, EULER, ANCESTRAL, DPM, UNIPC)
KARRAS = (EULER, DPM, UNIPC)


def write(folder: Path) -> None:
    torch.set_num_threads(1)
    diffusers.logging.set_verbosity_error()
    outputs = model_outputs()
    tensors = {"outputs": outputs.numpy().reshape(len(outputs), -1)}
    cases = []
    for name, steps, eta, fields in all_cases():
        fields = {**CONFIG, **fields, "_class_name": name}
        scheduler = started(fields, steps)
        key = f"{len(cases):03d}"
        tensors[f"{key}/timesteps"] = np.array([float(t) for t in scheduler.timesteps], np.float32)
        tensors[f"{key}/samples"] = run(scheduler, eta, outputs)
        cases.append({"steps": steps, "eta": eta, "initial_sigma": float(scheduler.init_noise_sigma), "fields": fields})
    grids = []
    for name, spacing, steps in itertools.product((DDIM, PNDM, ANCESTRAL, DPM, UNIPC, LCM), SPACINGS, MORE_STEPS):
        if name != LCM or (spacing == "leading" and steps <= 50):  # it has no spacing, and 50 steps at most
            fields = {**CONFIG, "timestep_spacing": spacing, "_class_name": name}
            timesteps = [float(t) for t in started(fields, steps).timesteps]
            tensors[f"grid/{len(grids):03d}"] = np.array(timesteps, np.float32)
            grids.append({"steps": steps, "fields": fields})
    golden.write(
        folder / "sd" / "schedulers.safetensors",
        tensors,
        seed=SEED,
        libraries=golden.versions("diffusers", "torch", "numpy"),
        cases=cases,
        grids=grids,
    )


def model_outputs() -> torch.Tensor:
    """Mostly the same noise at every call, as a network finds it, and some that is new."""
    noise = torch.randn((max(STEPS) + 1, *SHAPE), generator=torch.Generator().manual_seed(OUTPUT_SEED))
    return 0.9 * noise[0] + 0.3 * noise


def all_cases():
    for steps in STEPS:
        for name, spacing in itertools.product(SPACED, SPACINGS):
            yield name, steps, 0.0, {"timestep_spacing": spacing}
            if name in KARRAS:
                yield name, steps, 0.0, {"timestep_spacing": spacing, "use_karras_sigmas": True}
        yield LCM, steps, 0.0, {}
        for eta in (0.0, 0.3, 1.0):
            yield TCD, steps, eta, {}
    for name in (*SPACED, LCM, TCD):
        yield name, 20, 0.0, {"prediction_type": "v_prediction"}
        if name not in (PNDM, ANCESTRAL):
            yield name, 20, 0.0, {"prediction_type": "sample"}
        yield name, 4, 0.0, {"set_alpha_to_one": True}
        yield name, 20, 0.0, {"beta_schedule": "linear", "beta_start": 0.0001, "beta_end": 0.02}
        yield name, 20, 0.0, {"num_train_timesteps": 500}
    for name in KARRAS:
        yield name, 20, 0.0, {"final_sigmas_type": "sigma_min"}
        yield name, 20, 0.0, {"final_sigmas_type": "sigma_min", "use_karras_sigmas": True}
    for eta in (0.5, 1.0):
        yield DDIM, 20, eta, {}
    for lower in (False, True):
        yield UNIPC, 10, 0.0, {"final_sigmas_type": "sigma_min", "lower_order_final": lower}
        for euler in (False, True):
            yield DPM, 10, 0.0, {"final_sigmas_type": "sigma_min", "lower_order_final": lower, "euler_at_final": euler}


def started(fields: dict, steps: int):
    scheduler = getattr(diffusers, fields["_class_name"]).from_config(fields)
    scheduler.set_timesteps(steps)
    return scheduler


def run(scheduler, eta: float, outputs: torch.Tensor) -> np.ndarray:
    """The sample before the first call and after each, [1 + calls, numbers]."""
    generator = torch.Generator().manual_seed(SEED)
    known = inspect.signature(scheduler.step).parameters
    more = {k: v for k, v in {"generator": generator, "eta": eta}.items() if k in known}
    sample = torch.randn(SHAPE, generator=generator) * scheduler.init_noise_sigma
    samples = [sample]
    for output, timestep in zip(outputs, scheduler.timesteps):
        scheduler.scale_model_input(sample, timestep)
        sample = scheduler.step(output, timestep, sample, return_dict=False, **more)[0]
        samples.append(sample)
    result = torch.stack(samples).numpy().reshape(len(samples), -1)
    assert np.isfinite(result).all()
    return result
