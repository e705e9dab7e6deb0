"""Text encoder, UNet and VAE decoder as ONNX graphs, with the names and shapes of diffusers' own export.

The UNet takes a float timestep of shape [1], so that the fractional timesteps of the Euler samplers reach the network as
they do in PyTorch.
"""

from pathlib import Path

import onnx
import onnxruntime
import torch
from diffusers import AutoencoderKL, UNet2DConditionModel
from torch import nn
from transformers import CLIPTextModel

OPSET = 17
GRAPHS = {role: f"{role}/model.onnx" for role in ("text_encoder", "unet", "vae_decoder")}


def write_graphs(models, out: Path, half: bool) -> None:
    write_text_encoder(models.text, out / GRAPHS["text_encoder"])
    write_unet(models.unet, out / GRAPHS["unet"])
    write_vae_decoder(models.vae, out / GRAPHS["vae_decoder"])
    for file in GRAPHS.values():
        repack(out / file, half)


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
def verify(models, out: Path, half: bool) -> None:
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
