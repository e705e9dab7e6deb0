"""Stable Diffusion 1.5: text encoder, UNet and VAE decoder as ONNX graphs, with a scheduler configuration.

The graphs have the names and shapes of diffusers' own ONNX export: the UNet takes a float timestep of shape [1], so that
the fractional timesteps of the Euler samplers reach the network as they do in PyTorch. What the worker needs to know
besides (sampler, steps, guidance) is the preset's and lands in the manifest.
"""

import argparse
import dataclasses
import json
import math
from pathlib import Path

import diffusers
import onnx
import onnxruntime
import torch
from diffusers import AutoencoderKL, StableDiffusionPipeline, UNet2DConditionModel
from torch import nn
from transformers import CLIPTextConfig, CLIPTextModel

import golden
import manifest
import sd15_goldens

OPSET = 17
LIBRARIES = ("torch", "transformers", "diffusers", "onnx")
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
    write_graphs(models, arguments.out, arguments.half)
    verify(models, arguments.out, arguments.half)
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


RANDOM = "Random numbers, not trained on anything; free for any use.\n"


GRAPHS = {role: f"{role}/model.onnx" for role in ("text_encoder", "unet", "vae_decoder")}


def write_graphs(models: Models, out: Path, half: bool) -> None:
    write_text_encoder(models.text, out / GRAPHS["text_encoder"])
    write_unet(models.unet, out / GRAPHS["unet"])
    write_vae_decoder(models.vae, out / GRAPHS["vae_decoder"])
    for file in GRAPHS.values():
        repack(out / file, half)


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
        graphs=GRAPHS,
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


class Text(nn.Module):
    def __init__(self, model: CLIPTextModel):
        super().__init__()
        self.model = model

    def forward(self, input_ids):
        return self.model(input_ids, return_dict=False)[0]


class Unet(nn.Module):
    def __init__(self, model: UNet2DConditionModel):
        super().__init__()
        self.model = model

    def forward(self, sample, timestep, encoder_hidden_states, timestep_cond=None):
        return self.model(
            sample, timestep, encoder_hidden_states, timestep_cond=timestep_cond, return_dict=False
        )[0]


class Decoder(nn.Module):
    def __init__(self, model: AutoencoderKL):
        super().__init__()
        self.model = model

    def forward(self, latent_sample):
        return self.model.decode(latent_sample, return_dict=False)[0]


def write_text_encoder(model: CLIPTextModel, file: Path) -> None:
    ids = torch.tensor([[49406] + [320] * 3 + [49407] * 73], dtype=torch.int32)
    to_onnx(Text(model), (ids,), file, ["input_ids"], {"input_ids": {0: "batch"}}, {"last_hidden_state": {0: "batch"}})


def write_unet(model: UNet2DConditionModel, file: Path) -> None:
    side = model.config.sample_size
    image = {0: "batch", 2: "height", 3: "width"}
    names = ["sample", "timestep", "encoder_hidden_states"]
    axes = {"sample": image, "encoder_hidden_states": {0: "batch"}}
    example = [
        torch.randn(2, model.config.in_channels, side, side),
        torch.tensor([500.0]),
        torch.randn(2, 77, model.config.cross_attention_dim),
    ]
    if model.config.time_cond_proj_dim:
        names.append("timestep_cond")
        axes["timestep_cond"] = {0: "batch"}
        example.append(torch.randn(2, model.config.time_cond_proj_dim))
    to_onnx(Unet(model), tuple(example), file, names, axes, {"out_sample": image})


def write_vae_decoder(model: AutoencoderKL, file: Path) -> None:
    latent = torch.randn(1, model.config.latent_channels, 8, 8)
    to_onnx(
        Decoder(model),
        (latent,),
        file,
        ["latent_sample"],
        {"latent_sample": {0: "batch", 2: "height", 3: "width"}},
        {"sample": {0: "batch"}},
    )


def to_onnx(module: nn.Module, example: tuple, file: Path, inputs: list, axes: dict, outputs: dict) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with torch.no_grad():
        torch.onnx.export(
            module.eval(),
            example,
            str(file),
            input_names=inputs,
            output_names=list(outputs),
            dynamic_axes={**axes, **outputs},
            opset_version=OPSET,
            do_constant_folding=True,
            dynamo=False,
        )


def repack(file: Path, half: bool) -> None:
    """One file of weights beside the graph where they are many; float16 inside and float32 outside if asked."""
    model = onnx.load(str(file))
    for stray in file.parent.iterdir():  # the exporter writes large models as one file per tensor
        stray.unlink()
    if half:
        model = in_half_precision(model)
    large = sum(len(tensor.raw_data) for tensor in model.graph.initializer) > 1_000_000_000
    onnx.save(model, str(file), save_as_external_data=large, location="weights.pb", size_threshold=1024)


def in_half_precision(model: onnx.ModelProto) -> onnx.ModelProto:
    from onnxruntime.transformers.float16 import convert_float_to_float16

    kept = []
    for node in model.graph.node:  # of constants in nodes the converter does not know which have to stay float32
        if node.op_type == "Constant" and node.attribute[0].name == "value":
            tensor = node.attribute[0].t
            tensor.name = node.output[0]
            model.graph.initializer.append(tensor)
        else:
            kept.append(node)
    del model.graph.node[:]
    model.graph.node.extend(kept)
    return convert_float_to_float16(model, keep_io_types=True, disable_shape_infer=True)


@torch.no_grad()
def verify(models: Models, out: Path, half: bool) -> None:
    """Every exported graph, run by ONNX Runtime, gives what the model gives."""
    tolerance = 0.05 if half else 1e-3
    generator = torch.Generator().manual_seed(1)
    ids = torch.tensor([[49406, 320, 1125, *[49407] * 74]])
    words = models.text(ids)[0]
    compare(out / GRAPHS["text_encoder"], {"input_ids": ids.int()}, words, tolerance)
    sample = torch.randn(2, models.unet.config.in_channels, 16, 8, generator=generator)
    timestep = torch.tensor([801.5])
    feed = {"sample": sample, "timestep": timestep, "encoder_hidden_states": words.repeat(2, 1, 1)}
    if models.unet.config.time_cond_proj_dim:
        feed["timestep_cond"] = torch.randn(2, models.unet.config.time_cond_proj_dim, generator=generator)
    expected = models.unet(**feed, return_dict=False)[0]
    compare(out / GRAPHS["unet"], feed, expected, tolerance)
    latent = torch.randn(1, models.vae.config.latent_channels, 16, 8, generator=generator)
    expected = models.vae.decode(latent, return_dict=False)[0]
    compare(out / GRAPHS["vae_decoder"], {"latent_sample": latent}, expected, tolerance)


def compare(file: Path, feed: dict[str, torch.Tensor], expected: torch.Tensor, tolerance: float) -> None:
    session = onnxruntime.InferenceSession(str(file), providers=["CPUExecutionProvider"])
    actual = torch.from_numpy(session.run(None, {name: tensor.numpy() for name, tensor in feed.items()})[0])
    difference = ((actual - expected).abs().max() / expected.abs().max()).item()
    print(f"{file.parent.name}: differs from PyTorch by {difference:.1e} of the largest")
    if not difference <= tolerance:
        raise SystemExit(f"{file} does not give what the model gives.")


def tiny(arguments: argparse.Namespace) -> None:
    """Models of a few thousand weights, their twins with the other inputs exporters give, and what diffusers makes of them."""
    out = arguments.out
    models = tiny_models()
    consistency = consistency_twin(models.unet)
    write_graphs(models, out, half=False)
    write_unet(consistency, out / "unet" / "model_lcm.onnx")
    with_integers(out / "text_encoder" / "model.onnx", "input_ids", out / "text_encoder" / "model_int64.onnx")
    with_integers(out / "unet" / "model.onnx", "timestep", out / "unet" / "model_int64.onnx")
    for folder in ("text_encoder", "unet"):
        share_weights(out / folder)
    describe(models, PRESETS["sd15"], "sd15-tiny", arguments)
    if arguments.golden:
        sd15_goldens.write(arguments.golden, models, consistency, out, arguments.seed)


def tiny_models() -> Models:
    text = CLIPTextModel(
        CLIPTextConfig(
            vocab_size=49408,
            hidden_size=8,
            intermediate_size=16,
            num_hidden_layers=2,
            num_attention_heads=2,
            attn_implementation="eager",
        )
    )
    unet = UNet2DConditionModel(
        sample_size=8,
        block_out_channels=(8, 16, 16, 16),
        layers_per_block=1,
        attention_head_dim=2,
        cross_attention_dim=8,
        norm_num_groups=4,
    )
    vae = AutoencoderKL(
        down_block_types=("DownEncoderBlock2D",) * 4,
        up_block_types=("UpDecoderBlock2D",) * 4,
        block_out_channels=(8, 8, 8, 8),
        layers_per_block=1,
        norm_num_groups=4,
        sample_size=64,
    )
    enliven(unet, vae)
    return Models(text.eval(), unet.eval(), vae.eval(), ORIGINAL_SCHEDULER, 64, RANDOM, {"repo": "random weights"})


@torch.no_grad()
def enliven(unet: UNet2DConditionModel, vae: AutoencoderKL) -> None:
    """Random weights say next to nothing. The last convolution is fitted so that the UNet finds some of the noise in
    coloured clouds, and the decoder shows latents as colours: samplers then go different ways, and pictures can be looked
    at. Words matter more than by chance."""
    for name, weight in [*unet.named_parameters(), *vae.named_parameters()]:
        if ".conv2." in name or "proj_out" in name:
            weight.mul_(0.2)  # what a layer adds must not drown what it was given
        if ".attn2.to_" in name:
            weight.mul_(2)
    alphas = scheduler(ORIGINAL_SCHEDULER, "DDIMScheduler").alphas_cumprod
    steps = torch.randint(0, 1000, (512,))
    share = alphas[steps].view(-1, 1, 1, 1)
    pictures, noise = clouds(512), torch.randn(512, 4, 8, 8)
    noisy = share.sqrt() * pictures + (1 - share).sqrt() * noise
    fit(unet.conv_out, noise, lambda: unet(noisy, steps, torch.randn(512, 77, unet.config.cross_attention_dim)))
    latents = clouds(64)
    colours = torch.einsum("bchw,rc->brhw", latents, 0.5 * torch.randn(3, 4))
    colours = nn.functional.interpolate(colours, scale_factor=8, mode="bilinear")
    fit(vae.decoder.conv_out, colours, lambda: vae.decode(latents))


def clouds(count: int) -> torch.Tensor:
    """Smooth latents of about the strength of pictures."""
    return nn.functional.interpolate(torch.randn(count, 4, 3, 3), size=(8, 8), mode="bicubic", align_corners=True)


def fit(convolution: nn.Conv2d, wanted: torch.Tensor, run) -> None:
    """Least squares, with a little ridge, over what reaches the convolution in that run."""
    seen = []
    hook = convolution.register_forward_pre_hook(lambda _module, given: seen.append(given[0]))
    run()
    hook.remove()
    patches = nn.functional.unfold(seen[0], 3, padding=1).transpose(1, 2).flatten(0, 1).double()
    patches = torch.cat([patches, torch.ones(len(patches), 1)], dim=1)
    targets = wanted.flatten(2).transpose(1, 2).flatten(0, 1).double()
    normal = patches.T @ patches
    ridge = 1e-3 * normal.diagonal().mean() * torch.eye(len(normal))
    solution = torch.linalg.solve(normal + ridge, patches.T @ targets).float()
    convolution.weight.copy_(solution[:-1].T.reshape(convolution.weight.shape))
    convolution.bias.copy_(solution[-1])


def consistency_twin(unet: UNet2DConditionModel) -> UNet2DConditionModel:
    """The same weights and one more input, as a latent consistency model has it."""
    twin = UNet2DConditionModel.from_config(unet.config, time_cond_proj_dim=256)
    twin.load_state_dict(unet.state_dict(), strict=False)
    return twin.eval()


def with_integers(file: Path, name: str, target: Path) -> None:
    """The graph with an int64 input of that name, a scalar if it had one element, as optimum exports it."""
    model = onnx.load(str(file))
    given = next(i for i in model.graph.input if i.name == name)
    declared = given.type.tensor_type
    cast_to = declared.elem_type
    scalar = len(declared.shape.dim) == 1
    for node in model.graph.node:
        for i, used in enumerate(node.input):
            if used == name:
                node.input[i] = name + "_inner"
    cast = onnx.helper.make_node("Cast", [name], [name + "_cast" if scalar else name + "_inner"], to=cast_to)
    model.graph.node.insert(0, cast)
    if scalar:
        axis = onnx.numpy_helper.from_array(torch.tensor([0]).numpy(), name + "_axis")
        model.graph.initializer.append(axis)
        inputs = [name + "_cast", name + "_axis"]
        model.graph.node.insert(1, onnx.helper.make_node("Unsqueeze", inputs, [name + "_inner"]))
        del declared.shape.dim[:]
    declared.elem_type = onnx.TensorProto.INT64
    onnx.save(model, str(target))


def share_weights(folder: Path) -> None:
    """The larger weights of all graphs in the folder in one file beside them, equal ones once."""
    places: dict[bytes, int] = {}
    with (folder / "weights.pb").open("wb") as weights:
        for file in sorted(folder.glob("*.onnx")):
            model = onnx.load(str(file))
            shorten_names(model.graph)
            for tensor in model.graph.initializer:
                if len(tensor.raw_data) < 256:
                    continue
                if tensor.raw_data not in places:
                    weights.seek(-weights.tell() % 64, 1)
                    places[tensor.raw_data] = weights.tell()
                    weights.write(tensor.raw_data)
                point_to(tensor, places[tensor.raw_data])
            onnx.save(model, str(file))


def point_to(tensor: onnx.TensorProto, offset: int) -> None:
    length = len(tensor.raw_data)
    tensor.ClearField("raw_data")
    tensor.data_location = onnx.TensorProto.EXTERNAL
    for key, value in (("location", "weights.pb"), ("offset", offset), ("length", length)):
        tensor.external_data.add(key=key, value=str(value))


def shorten_names(graph: onnx.GraphProto) -> None:
    """Half of a small graph's bytes are names of what happens inside."""
    kept = {value.name for value in [*graph.input, *graph.output]}
    names: dict[str, str] = {"": ""}

    def short(name: str) -> str:
        return names.setdefault(name, name if name in kept else f"t{len(names)}")

    for tensor in graph.initializer:
        tensor.name = short(tensor.name)
    for node in graph.node:
        node.name = ""
        node.input[:] = [short(name) for name in node.input]
        node.output[:] = [short(name) for name in node.output]
    del graph.value_info[:]
