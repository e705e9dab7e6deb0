"""Stand-ins for Stable Diffusion 1.5: the same classes, a few thousand weights."""

from pathlib import Path

import onnx
import torch
from diffusers import AutoencoderKL, UNet2DConditionModel
from torch import nn
from transformers import CLIPTextConfig, CLIPTextModel

import sd15_graphs
from sd15_sampling import ORIGINAL_SCHEDULER, scheduler


def write_twins(consistency: UNet2DConditionModel, out: Path) -> None:
    """Beside the exported graphs: a self-guiding UNet, and graphs with the inputs that other exporters give."""
    sd15_graphs.write_unet(consistency, out / "unet" / "model_lcm.onnx")
    with_integers(out / "text_encoder" / "model.onnx", "input_ids", out / "text_encoder" / "model_int64.onnx")
    with_integers(out / "unet" / "model.onnx", "timestep", out / "unet" / "model_int64.onnx")
    for folder in ("text_encoder", "unet"):
        share_weights(out / folder)


def networks() -> tuple[CLIPTextModel, UNet2DConditionModel, AutoencoderKL]:
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
    return text.eval(), unet.eval(), vae.eval()


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
