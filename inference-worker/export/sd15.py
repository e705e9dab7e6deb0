"""Stable Diffusion 1.5 for the worker: graphs, sampler, self test and manifest, from a checkpoint as diffusers lays it out.

What the worker needs to know besides the graphs (sampler, steps, guidance) is the preset's and lands in the manifest.
"""

import argparse
import dataclasses
import json
from pathlib import Path

import torch
from diffusers import AutoencoderKL, StableDiffusionPipeline, UNet2DConditionModel
from transformers import CLIPTextConfig, CLIPTextModel

import golden
import manifest
import sd15_goldens
import sd15_graphs
import sd15_tiny
from sd15_sampling import ORIGINAL_SCHEDULER, PRESETS, Preset, write_scheduler

LIBRARIES = ("torch", "transformers", "diffusers", "onnx")
RANDOM = "Random numbers, not trained on anything; free for any use.\n"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--preset", choices=PRESETS, default="sd15", help="how it is sampled; also the model's name")
    parser.add_argument("--lora", type=Path, help="safetensors file to fuse into the UNet (Hyper-SD, LCM)")
    parser.add_argument("--lora-scale", type=float, default=1.0)
    parser.add_argument("--licence", type=Path, help="of the weights, when the checkpoint has no LICENSE file")
    parser.add_argument("--untrained", action="store_true", help="the full size with random weights: for measurements")


def export(arguments: argparse.Namespace) -> None:
    torch.set_num_threads(1)
    torch.manual_seed(arguments.seed)
    if arguments.tiny:
        tiny(arguments)
        return
    models = untrained() if arguments.untrained else checkpoint(arguments)
    sd15_graphs.write_graphs(models, arguments.out, arguments.half)
    sd15_graphs.verify(models, arguments.out, arguments.half)
    describe(models, PRESETS[arguments.preset], arguments.preset, arguments)


@dataclasses.dataclass
class Models:
    text: CLIPTextModel
    unet: UNet2DConditionModel
    vae: AutoencoderKL
    scheduler: dict
    size: int
    licence: Path | str
    source: dict


def checkpoint(arguments: argparse.Namespace) -> Models:
    """A folder as diffusers lays it out."""
    folder = arguments.checkpoint
    pipeline = StableDiffusionPipeline.from_pretrained(folder, safety_checker=None, torch_dtype=torch.float32)
    if arguments.lora:
        pipeline.load_lora_weights(str(arguments.lora.parent), weight_name=arguments.lora.name)
        pipeline.fuse_lora(lora_scale=arguments.lora_scale)
        pipeline.unload_lora_weights()
    licence = arguments.licence or next(iter(sorted(folder.glob("LICEN[CS]E*"))), None)
    if licence is None:
        raise SystemExit(f"{folder} has no LICENSE file; name one with --licence.")
    source = {"repo": folder.name}
    if arguments.lora:
        source["lora"] = {"file": arguments.lora.name, "sha256": manifest.sha256(arguments.lora), "scale": arguments.lora_scale}
    return Models(
        pipeline.text_encoder,
        pipeline.unet,
        pipeline.vae,
        json.loads((folder / "scheduler" / "scheduler_config.json").read_text()),
        pipeline.unet.config.sample_size * pipeline.vae_scale_factor,
        licence,
        source,
    )


def untrained() -> Models:
    """Stable Diffusion 1.5's architecture with random weights."""
    text = CLIPTextModel(
        CLIPTextConfig(
            vocab_size=49408,
            hidden_size=768,
            intermediate_size=3072,
            num_hidden_layers=12,
            num_attention_heads=12,
            attn_implementation="eager",
        )
    )
    unet = UNet2DConditionModel(sample_size=64, cross_attention_dim=768, attention_head_dim=8)
    vae = AutoencoderKL(
        down_block_types=("DownEncoderBlock2D",) * 4,
        up_block_types=("UpDecoderBlock2D",) * 4,
        block_out_channels=(128, 256, 512, 512),
        layers_per_block=2,
        sample_size=512,
    )
    return Models(text, unet, vae, ORIGINAL_SCHEDULER, 512, RANDOM, {"repo": "random weights"})


def describe(models: Models, preset: Preset, name: str, arguments: argparse.Namespace) -> None:
    """Everything beside the graphs: sampler, licence, self test, manifest."""
    out = arguments.out
    write_scheduler(out / "scheduler" / "scheduler_config.json", models.scheduler, preset)
    licence = models.licence.read_text() if isinstance(models.licence, Path) else models.licence
    (out / "LICENSE").write_text(licence)
    self_test = sd15_goldens.self_test(out, models, preset, arguments.seed, arguments.half)
    manifest.write(
        out,
        name=name,
        family="sd15",
        runtime="onnx",
        graphs=sd15_graphs.GRAPHS,
        resources={"scheduler": "scheduler/scheduler_config.json", "self_test": sd15_goldens.SELF_TEST},
        settings={
            "size": models.size,
            "latent_channels": models.vae.config.latent_channels,
            "vae_scale_factor": 2 ** (len(models.vae.config.block_out_channels) - 1),
            "vae_scaling": models.vae.config.scaling_factor,
            "steps": preset.steps,
            "guidance": preset.guidance,
            "eta": preset.eta,
        },
        self_test=self_test,
        licence="LICENSE",
        source={
            **models.source,
            "libraries": golden.versions(*LIBRARIES),
            "seed": arguments.seed,
            "weights": "float16" if arguments.half else "float32",
        },
    )


def tiny(arguments: argparse.Namespace) -> None:
    """Small models with their twins, and what diffusers makes of them."""
    models = Models(*sd15_tiny.networks(), ORIGINAL_SCHEDULER, 64, RANDOM, {"repo": "random weights"})
    consistency = sd15_tiny.consistency_twin(models.unet)
    sd15_graphs.write_graphs(models, arguments.out, half=False)
    sd15_tiny.write_twins(consistency, arguments.out)
    describe(models, PRESETS["sd15"], "sd15-tiny", arguments)
    if arguments.golden:
        sd15_goldens.write(arguments.golden, models, consistency, arguments.out, arguments.seed)
