"""What diffusers' StableDiffusionPipeline paints with the tiny models: latents after every step, and the picture.

Everything runs in PyTorch; the same loop over ONNX Runtime with the exported graphs has to agree before it is written.
"""

import dataclasses
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from diffusers import StableDiffusionPipeline
from diffusers.image_processor import VaeImageProcessor

import golden
import vocabulary
from sd15_sampling import Preset, scheduler

SELF_TEST = "self_test.safetensors"
SELF_TEST_SIDE = 256
SELF_TEST_CALLS = 2
STEPS = 6
SEEDS = (7, 8, 9)
SIZES = {"square": (64, 64), "wide": (128, 64)}  # width, height
LIBRARIES = ("torch", "transformers", "diffusers", "onnxruntime", "numpy")
PROMPT = "abstract background, soft bokeh circles and blur, warm rose pink tones, smooth, clean, minimal"
NEGATIVE = "text, watermark, low quality"
SCHEDULERS = (
    "DDIMScheduler",
    "PNDMScheduler",
    "EulerDiscreteScheduler",
    "EulerAncestralDiscreteScheduler",
    "DPMSolverMultistepScheduler",
    "UniPCMultistepScheduler",
    "LCMScheduler",
    "TCDScheduler",
)


def write(folder: Path, models, consistency, exported: Path, seed: int) -> None:
    """The goldens of the tiny models, and of the twin that guides itself."""
    note = {"prompt": PROMPT, "negative": NEGATIVE, "steps": STEPS, "seeds": SEEDS}
    libraries = golden.versions(*LIBRARIES)
    tensors = Painter(models, exported).schedulers()
    golden.write(folder / "sd" / "pipeline.safetensors", tensors, seed, libraries, **note)
    twin = dataclasses.replace(models, unet=consistency)
    golden.write(folder / "sd" / "lcm.safetensors", Painter(twin, exported).distilled(), seed, libraries, **note)


class Painter:
    def __init__(self, models, folder: Path):
        self.models = models
        self.folder = folder
        self.ids, self.negative_ids = token_ids(PROMPT), token_ids(NEGATIVE)
        with torch.no_grad():
            self.words = models.text(self.ids)[0]
            self.negative_words = models.text(self.negative_ids)[0]

    def schedulers(self) -> dict[str, np.ndarray]:
        tensors = {
            "ids": self.ids.numpy(),
            "negative_ids": self.negative_ids.numpy(),
            "words": self.words.numpy(),
            "negative_words": self.negative_words.numpy(),
        }
        for name in SCHEDULERS:
            for guidance in (1.0, 7.5):
                latents, picture = self.picture(name, guidance)
                tensors[f"{name}/{guidance:g}/onnx"] = self.with_onnx(name, guidance, latents[-1])
                tensors[f"{name}/{guidance:g}/latents"] = latents
                tensors[f"{name}/{guidance:g}/picture"] = picture
        latents, picture = self.picture("EulerAncestralDiscreteScheduler", 7.5, size="wide", seeds=SEEDS)
        tensors["batch/latents"], tensors["batch/picture"] = latents, picture
        latents, picture = self.picture("EulerAncestralDiscreteScheduler", 7.5, integers=True)
        tensors["integers/latents"], tensors["integers/picture"] = latents, picture
        return tensors

    def picture(self, sampler: str, guidance: float, size="square", seeds=SEEDS[:1], integers=False):
        """Latents after each call [calls, images, 4, h, w] and pictures [images, height, width, 3], 8 bits."""
        hook = truncating(self.models.unet) if integers else None
        latents = self.paint(Preset(sampler, STEPS, guidance), SIZES[size], seeds)
        if hook:
            hook.remove()
        with torch.no_grad():
            decoded = self.models.vae.decode(torch.from_numpy(latents[-1]) / self.models.vae.config.scaling_factor)
        images = VaeImageProcessor().postprocess(decoded.sample, output_type="pil")
        return latents, np.stack([np.asarray(image) for image in images])

    def paint(self, preset, size: tuple[int, int], seeds=SEEDS[:1], calls: int | None = None) -> np.ndarray:
        """Latents after each call, all or the first few."""
        pipeline = StableDiffusionPipeline(
            vae=self.models.vae,
            text_encoder=self.models.text,
            tokenizer=None,
            unet=self.models.unet,
            scheduler=scheduler(self.models.scheduler, preset.scheduler, **preset.overrides),
            safety_checker=None,
            feature_extractor=None,
            requires_safety_checker=False,
        )
        pipeline.set_progress_bar_config(disable=True)
        seen = []

        def note(running, _call, _timestep, kept):
            seen.append(kept["latents"].numpy().copy())
            running._interrupt = len(seen) == calls
            return kept

        pipeline(
            prompt_embeds=self.words.repeat(len(seeds), 1, 1),
            negative_prompt_embeds=self.negative_words.repeat(len(seeds), 1, 1),
            guidance_scale=preset.guidance,
            num_inference_steps=preset.steps,
            eta=preset.eta,
            width=size[0],
            height=size[1],
            generator=[torch.Generator().manual_seed(seed) for seed in seeds],
            callback_on_step_end=note,
            output_type="latent",
        )
        return np.stack(seen)

    def with_onnx(self, name: str, guidance: float, expected: np.ndarray) -> np.ndarray:
        """The last latents once more, from the exported graph under ONNX Runtime; they have to be the same."""
        latents = self.paint_with_onnx(name, guidance)
        difference = np.abs(latents - expected).max()
        print(f"{name} guidance {guidance:g}: ONNX Runtime against PyTorch {difference:.2e}")
        if not difference <= 5e-4:
            raise SystemExit(f"{name}: the exported graphs paint something else")
        return latents

    def paint_with_onnx(self, name: str, guidance: float) -> np.ndarray:
        unet = session(self.folder / "unet" / "model.onnx")
        sampler = scheduler(self.models.scheduler, name)
        sampler.set_timesteps(STEPS)
        generator = torch.Generator().manual_seed(SEEDS[0])
        latents = torch.randn((1, 4, 8, 8), generator=generator) * sampler.init_noise_sigma
        guided = guidance > 1
        words = torch.cat([self.negative_words, self.words]) if guided else self.words
        drawing = {"generator": generator} if "Ancestral" in name or name == "LCMScheduler" else {}
        drawing |= {"eta": 0.0} if name == "TCDScheduler" else {}
        for t in sampler.timesteps:
            seen = sampler.scale_model_input(torch.cat([latents] * 2) if guided else latents, t)
            feed = {
                "sample": seen.numpy(),
                "timestep": np.array([t], np.float32),
                "encoder_hidden_states": words.numpy(),
            }
            noise = torch.from_numpy(unet.run(["out_sample"], feed)[0])
            if guided:
                without, with_words = noise.chunk(2)
                noise = without + guidance * (with_words - without)
            latents = sampler.step(noise, t, latents, return_dict=False, **drawing)[0]
        return latents.numpy()

    def distilled(self) -> dict[str, np.ndarray]:
        """A latent consistency model: guidance goes into the network."""
        latents, picture = self.picture("LCMScheduler", 8.0)
        embedding = StableDiffusionPipeline.get_guidance_scale_embedding(None, torch.tensor([8.0 - 1]), 256)
        return {"latents": latents, "picture": picture, "timestep_cond": embedding.numpy()}


def self_test(folder: Path, models, preset, seed: int, half: bool) -> dict:
    """Writes the latents after two calls of the network, as the manifest has it sampled."""
    painter = Painter(models, folder)
    side = min(models.size, SELF_TEST_SIDE)
    latents = painter.paint(preset, (side, side), calls=SELF_TEST_CALLS)
    tensors = {"ids": painter.ids.numpy(), "negative_ids": painter.negative_ids.numpy(), "latents": latents[-1]}
    golden.write(folder / SELF_TEST, tensors, seed, golden.versions(*LIBRARIES))
    return {"seed": SEEDS[0], "calls": len(latents), "tolerance": 0.03 if half else 0.01}


def truncating(unet):
    """Makes the network see whole timesteps, as a graph with an integer input does."""
    return unet.register_forward_pre_hook(lambda _m, given: (given[0], given[1].long(), *given[2:]))


def token_ids(prompt: str) -> torch.Tensor:
    encoded = vocabulary.tokenizer()(prompt, padding="max_length", max_length=77, truncation=True, return_tensors="pt")
    return encoded.input_ids


def session(file) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    return onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])
