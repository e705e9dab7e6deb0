"""A SAM 3 of the real classes, small and with random weights: the stand-in that tests run on."""

from __future__ import annotations

import math

import torch
from PIL import Image, ImageDraw
from torch import nn
from transformers import Sam3Config, Sam3Model

SEED = 123
RESOLUTION = 112
WIDTH = 16
# Chosen so that single precision moves no score by more than 1.5e-5 (measured against double precision).
PHRASES = ["BLUE Shoe", "a pair of blue sneakers", "sunglasses", "bottle", "perfume"]


def config() -> Sam3Config:
    detector = {"hidden_size": WIDTH, "num_layers": 2, "num_attention_heads": 2, "intermediate_size": 32}
    backbone = {
        "model_type": "sam3_vit_model",
        "hidden_size": 32,
        "intermediate_size": 48,
        "num_hidden_layers": 3,
        "num_attention_heads": 2,
        "image_size": RESOLUTION,
        "window_size": 4,
        "global_attn_indexes": [1],
        "pretrain_image_size": 56,
    }
    text = {
        "model_type": "clip_text_model",
        "vocab_size": 49408,
        "hidden_size": 4,
        "intermediate_size": 24,
        "projection_dim": 4,
        "num_hidden_layers": 2,
        "num_attention_heads": 2,
        "max_position_embeddings": 32,
        "hidden_act": "gelu",
    }
    return Sam3Config(
        vision_config={
            "backbone_config": backbone,
            "fpn_hidden_size": WIDTH,
            "backbone_feature_sizes": [[32, 32], [16, 16], [8, 8]],
        },
        text_config=text,
        geometry_encoder_config=detector,
        detr_encoder_config=detector,
        detr_decoder_config={**detector, "num_queries": 20},
        mask_decoder_config={"hidden_size": WIDTH, "num_attention_heads": 2},
    )


def model(seed: int = SEED) -> Sam3Model:
    """Weights drawn so that signals keep their size from layer to layer, and exact in half precision."""
    torch.manual_seed(seed)
    made = Sam3Model(config()).eval()
    with torch.no_grad():
        for module in made.modules():
            for name, weight in module.named_parameters(recurse=False):
                weight.copy_(_drawn(module, name, weight).half().float())
    return made


def _drawn(module: nn.Module, name: str, weight: torch.Tensor) -> torch.Tensor:
    noise = torch.randn(weight.shape)
    if isinstance(module, (nn.LayerNorm, nn.GroupNorm)):
        return 1 + 0.1 * noise if name == "weight" else 0.1 * noise
    if isinstance(module, nn.Embedding) or name == "position_embeddings":
        return noise
    if name == "bias":
        return 0.2 * noise
    fan_in = weight[0].numel() if not isinstance(module, nn.ConvTranspose2d) else weight.shape[0]
    return noise * 1.5 / math.sqrt(fan_in)


def photos() -> dict[str, Image.Image]:
    """Drawn by this code: a landscape, an odd portrait, one larger than the model's resolution, a very small one."""
    return {
        "mug": _mug(160, 120),
        "bottles": _bottles(187, 283),
        "shoes": _shoes(320, 240),
        "dot": _dot(24, 17),
    }


def _backdrop(width: int, height: int, top: tuple[int, int, int], bottom: tuple[int, int, int]) -> Image.Image:
    image = Image.new("RGB", (width, height))
    for y in range(height):
        share = y / max(1, height - 1)
        colour = tuple(round(a + (b - a) * share) for a, b in zip(top, bottom))
        image.paste(colour, (0, y, width, y + 1))
    return image


def _mug(width: int, height: int) -> Image.Image:
    image = _backdrop(width, height, (226, 224, 220), (196, 190, 182))
    draw = ImageDraw.Draw(image)
    draw.ellipse((96, 40, 132, 84), outline=(178, 34, 34), width=9)
    draw.rounded_rectangle((44, 26, 108, 100), 10, fill=(200, 40, 40))
    draw.ellipse((44, 18, 108, 36), fill=(120, 18, 22))
    return image


def _bottles(width: int, height: int) -> Image.Image:
    image = _backdrop(width, height, (70, 82, 96), (150, 160, 150))
    draw = ImageDraw.Draw(image)
    for left, colour in ((28, (36, 120, 60)), (104, (60, 150, 84))):
        draw.rounded_rectangle((left, 100, left + 56, 256), 12, fill=colour)
        draw.rectangle((left + 18, 36, left + 38, 104), fill=colour)
        draw.rectangle((left + 14, 24, left + 42, 40), fill=(230, 214, 150))
    return image


def _shoes(width: int, height: int) -> Image.Image:
    image = _backdrop(width, height, (250, 250, 250), (214, 220, 230))
    draw = ImageDraw.Draw(image)
    for left, top in ((20, 60), (150, 120)):
        draw.pieslice((left, top, left + 140, top + 110), 180, 360, fill=(36, 66, 170))
        draw.rounded_rectangle((left, top + 50, left + 146, top + 72), 8, fill=(240, 240, 236), outline=(90, 90, 96))
        for lace in range(4):
            draw.line((left + 44 + 14 * lace, top + 6, left + 56 + 14 * lace, top + 34), fill=(255, 255, 255), width=4)
    return image


def _dot(width: int, height: int) -> Image.Image:
    image = _backdrop(width, height, (255, 255, 255), (255, 255, 255))
    ImageDraw.Draw(image).ellipse((7, 4, 16, 13), fill=(20, 20, 20))
    return image
