"""CLIP, split as the hub's ONNX exports are: text and vision, each with its projection; embeddings not normalised.

A checkpoint is a folder of transformers' CLIPModel. The random stand-in is the same class with small dimensions.
"""

import argparse
import math
from pathlib import Path

import golden
import manifest
import numpy as np
import torch
import vocabulary
from goldens_image import source
from PIL import Image
from transformers import CLIPConfig, CLIPModel
from transformers.models.clip.image_processing_pil_clip import CLIPImageProcessorPil

OPSET = 17
CONTEXT = 77
NAMES = {"tiny": "clip-tiny", "full": "clip-vit-b32"}
STYLES = [
    "smooth gradient from dark to light",
    "soft bokeh circles and blur",
    "abstract geometric shapes and lines",
    "flowing liquid paint texture",
    "smooth color wash background",
    "soft focus dreamy atmosphere",
    "minimal gradient backdrop",
    "abstract color blend",
]
PICTURES = [(224, 224), (300, 200), (120, 333), (64, 48), (31, 30)]
RANDOM_LICENCE = "Random numbers; nothing to license.\n"


class TextTower(torch.nn.Module):
    def __init__(self, model: CLIPModel) -> None:
        super().__init__()
        self.text_model, self.projection = model.text_model, model.text_projection

    def forward(self, input_ids: torch.Tensor) -> torch.Tensor:
        return self.projection(self.text_model(input_ids=input_ids).pooler_output).float()


class VisionTower(torch.nn.Module):
    def __init__(self, model: CLIPModel) -> None:
        super().__init__()
        self.vision_model, self.projection = model.vision_model, model.visual_projection

    def forward(self, pixel_values: torch.Tensor) -> torch.Tensor:
        pixels = pixel_values.to(self.projection.weight.dtype)
        return self.projection(self.vision_model(pixel_values=pixels).pooler_output).float()


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--licence", type=Path, help="the licence of the weights; else the checkpoint's LICENSE")


def export(arguments: argparse.Namespace) -> None:
    torch.set_num_threads(1)
    model, licence = _model(arguments)
    folder = arguments.out
    settings = _settings(model)
    (folder / "LICENCE").write_text(licence)
    golden.write(folder / "self_test.safetensors", _self_test(model), arguments.seed, _libraries())
    if arguments.tiny and arguments.golden:
        tensors = _golden(model)
        golden.write(arguments.golden / "clip" / "tiny.safetensors", tensors, arguments.seed, _libraries())
    if arguments.half:
        model = model.half()
    _graph(TextTower(model), folder / "text.onnx", "input_ids", "text_embeds", _ids([""]), {0: "texts"})
    side = settings["resolution"]
    _graph(VisionTower(model), folder / "vision.onnx", "pixel_values", "image_embeds", torch.zeros(1, 3, side, side), {0: "images"})
    manifest.write(
        folder,
        name=NAMES["tiny" if arguments.tiny else "full"],
        family="clip",
        runtime="onnx",
        graphs={"text": "text.onnx", "vision": "vision.onnx"},
        resources={"self_test": "self_test.safetensors"},
        settings=settings,
        self_test={"texts": STYLES[:2], "tolerance": 0.02 if arguments.half else 1e-3},
        licence="LICENCE",
        source={
            "repository": arguments.checkpoint.name if arguments.checkpoint else "random weights",
            "libraries": _libraries(),
            "seed": arguments.seed,
        },
    )


def _model(arguments: argparse.Namespace) -> tuple[CLIPModel, str]:
    if arguments.checkpoint:
        licence = arguments.licence or arguments.checkpoint / "LICENSE"
        if not licence.is_file():
            raise SystemExit("The checkpoint has no LICENSE; name the licence of its weights with --licence.")
        model = CLIPModel.from_pretrained(arguments.checkpoint, dtype=torch.float32, attn_implementation="eager")
        return model.eval(), licence.read_text()
    torch.manual_seed(arguments.seed)
    model = CLIPModel._from_config(_tiny(), attn_implementation="eager").eval()
    with torch.no_grad():
        _spread(model)
        model.logit_scale.fill_(math.log(100.0))
    return model, RANDOM_LICENCE


def _tiny() -> CLIPConfig:
    tower = {"num_hidden_layers": 2, "num_attention_heads": 2}
    return CLIPConfig(
        text_config={**tower, "hidden_size": 8, "intermediate_size": 16, "eos_token_id": 49407, "pad_token_id": 49407},
        vision_config={**tower, "hidden_size": 16, "intermediate_size": 32, "image_size": 224, "patch_size": 32},
        projection_dim=12,
    )


def _spread(model: CLIPModel) -> None:
    """Fresh weights give all texts and all pictures next to the same embedding, which any mistake would pass.

    The token embeddings are cut to bfloat16, which halves what they take in an archive.
    """
    for name, weight in model.named_parameters():
        if "embedding" in name:
            weight.copy_((weight / weight.std() * 0.5).bfloat16().float())
        elif weight.dim() > 1 and "projection" not in name:
            weight.mul_(2.0)


def _graph(tower: torch.nn.Module, file: Path, name: str, output: str, example: torch.Tensor, axes: dict) -> None:
    torch.onnx.export(
        tower.eval(),
        (example,),
        file,
        input_names=[name],
        output_names=[output],
        dynamic_axes={name: axes, output: axes},
        opset_version=OPSET,
        dynamo=False,
    )


def _settings(model: CLIPModel) -> dict:
    config = model.config
    processor = CLIPImageProcessorPil()
    return {
        "resolution": config.vision_config.image_size,
        "context": config.text_config.max_position_embeddings,
        "pad_token": 49407,
        "logit_scale": model.logit_scale.exp().item(),
        "mean": processor.image_mean,
        "std": processor.image_std,
    }


def _self_test(model: CLIPModel) -> dict[str, np.ndarray]:
    picture = source(64, 48)
    return {
        "picture": picture,
        "image_embeds": _normalised(model, [picture]),
        "text_embeds": _text_embeds(model, STYLES[:2]),
    }


def _golden(model: CLIPModel) -> dict[str, np.ndarray]:
    pictures = [source(*size) for size in PICTURES]
    inputs = {"input_ids": _ids(STYLES), "pixel_values": _pixels(pictures)}
    with torch.no_grad():
        outputs = model(**inputs)
    return {
        "sizes": np.array(PICTURES),
        "image_embeds": outputs.image_embeds.numpy(),
        "text_embeds": outputs.text_embeds.numpy(),
        "logits_per_image": outputs.logits_per_image.numpy(),
    }


def _ids(texts: list[str]) -> torch.Tensor:
    return vocabulary.tokenizer()(
        texts, padding="max_length", truncation=True, max_length=CONTEXT, return_tensors="pt"
    ).input_ids


def _pixels(pictures: list[np.ndarray]) -> torch.Tensor:
    images = [Image.fromarray(picture) for picture in pictures]
    return torch.from_numpy(np.stack(CLIPImageProcessorPil()(images)["pixel_values"])).float()


def _normalised(model: CLIPModel, pictures: list[np.ndarray]) -> np.ndarray:
    with torch.no_grad():
        embeds = VisionTower(model)(_pixels(pictures))
    return torch.nn.functional.normalize(embeds).numpy()


def _text_embeds(model: CLIPModel, texts: list[str]) -> np.ndarray:
    with torch.no_grad():
        return torch.nn.functional.normalize(TextTower(model)(_ids(texts))).numpy()


def _libraries() -> dict[str, str]:
    return golden.versions("torch", "transformers", "pillow")
