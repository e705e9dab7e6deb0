"""What transformers computes for photos and phrases: the goldens of the tests and of a model's self test."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from PIL import Image
from transformers import Sam3ImageProcessor, Sam3Model, Sam3Processor
from transformers.modeling_outputs import BaseModelOutputWithPooling
from transformers.models.sam3.modeling_sam3 import Sam3ImageSegmentationOutput

import golden
import vocabulary
from sam3_graphs import CONTEXT, Options

MOST_MASKS = 3


def tokens(phrases: list[str]) -> tuple[torch.Tensor, torch.Tensor]:
    """`input_ids` and `attention_mask`, [P,32]. Sam3Processor would not cut a long phrase; the model needs it cut."""
    encoded = vocabulary.tokenizer()(
        phrases, padding="max_length", max_length=CONTEXT, truncation=True, return_tensors="pt"
    )
    return encoded.input_ids, encoded.attention_mask


def pixel_values(image: Image.Image, resolution: int) -> torch.Tensor:
    """As Sam3ImageProcessor, resized by Pillow: torchvision's own result is off by up to one level of 256."""
    levels = np.asarray(image.convert("RGB").resize((resolution, resolution), Image.Resampling.BILINEAR))
    return torch.from_numpy(levels.astype(np.float32) / 127.5 - 1).permute(2, 0, 1)[None]


def outputs(
    model: Sam3Model, pixels: torch.Tensor, ids: torch.Tensor, mask: torch.Tensor, cls_token: bool
) -> Sam3ImageSegmentationOutput:
    """The model's own forward; with the CLS token, its own geometry encoder run on no boxes, as Meta's code does."""
    with torch.no_grad():
        vision = model.get_vision_features(pixels)
        features = model.get_text_features(input_ids=ids, attention_mask=mask).pooler_output
        mask = mask.bool()
        if cls_token:
            none = torch.zeros(1, 0)
            geometry = model.geometry_encoder(
                none.unsqueeze(-1).expand(1, 0, 4),
                none.bool(),
                none.long(),
                vision.fpn_hidden_states[:-1],
                vision.fpn_position_encoding[:-1],
            )
            features = torch.cat([features, geometry.last_hidden_state], dim=1)
            mask = torch.cat([mask, geometry.attention_mask], dim=1)
        text = BaseModelOutputWithPooling(pooler_output=features)
        return model(vision_embeds=vision, text_embeds=text, attention_mask=mask)


def scores(found: Sam3ImageSegmentationOutput) -> torch.Tensor:
    """[Q]"""
    return (found.pred_logits.sigmoid() * found.presence_logits.sigmoid())[0]


def write_cases(
    file: Path, model: Sam3Model, photos: dict[str, Image.Image], phrases: list[str], options: Options, seed: int
) -> None:
    """Every photo with every phrase: scores, boxes in photo pixels, and the best masks above the threshold.

    `{photo}/{p}/masks` is [K,H,W/8], a bit a pixel, most significant first; K of the queries in `{photo}/{p}/kept`.
    Without the CLS token the masks are Sam3Processor's, whose order is sigmoid, enlarge, compare; with it Meta's: enlarge
    the logits, compare.
    """
    processor = Sam3Processor(Sam3ImageProcessor(), vocabulary.tokenizer())
    ids, mask = tokens(phrases)
    tensors = {"ids": ids.numpy(), "attention_mask": mask.numpy()}
    for name, photo in photos.items():
        pixels = pixel_values(photo, model.config.image_size)
        size = (photo.height, photo.width)
        for p in range(len(phrases)):
            found = outputs(model, pixels, ids[p : p + 1], mask[p : p + 1], options.cls_token)
            score = scores(found)
            kept = torch.nonzero(score > options.threshold)[:, 0]
            kept = kept[score[kept].argsort(descending=True)][:MOST_MASKS]
            whole = processor.post_process_instance_segmentation(found, options.threshold, target_sizes=[size])[0]
            if options.cls_token:
                masks = _enlarged(found.pred_masks[0][kept], size) > 0
            else:
                masks = whole["masks"][[int((score[:k] > options.threshold).sum()) for k in kept]].bool()
            case = {
                "scores": score,
                "boxes": found.pred_boxes[0] * torch.tensor([photo.width, photo.height] * 2),
                "kept": kept,
            }
            tensors |= {f"{name}/{p}/{what}": value.numpy() for what, value in case.items()}
            tensors[f"{name}/{p}/masks"] = np.packbits(masks.numpy().astype(bool), axis=-1)
    libraries = golden.versions("torch", "torchvision", "transformers", "pillow")
    golden.write(file, tensors, seed, libraries, cls_token=options.cls_token, phrases=phrases)


def _enlarged(masks: torch.Tensor, size: tuple[int, int]) -> torch.Tensor:
    if not len(masks):
        return masks.new_zeros(0, *size)
    return torch.nn.functional.interpolate(masks[None], size=size, mode="bilinear", align_corners=False)[0]


def self_test(folder: Path, model: Sam3Model, photo: Image.Image, phrase: str, options: Options) -> dict:
    """Writes a photo and what the model finds in it; gives the manifest's entry.

    `scores` [Q], `boxes` [Q,4] in 0..1, `mask` [H,W] logits of the best query.
    """
    photo.save(folder / "self-test.png")
    ids, mask = tokens([phrase])
    found = outputs(model, pixel_values(photo, model.config.image_size), ids, mask, options.cls_token)
    best = int(scores(found).argmax())
    expected = {
        "scores": scores(found).numpy(),
        "boxes": found.pred_boxes[0].numpy(),
        "mask": found.pred_masks[0, best].numpy(),
    }
    golden.write(folder / "self-test.safetensors", expected, 0, golden.versions("torch", "transformers"), phrase=phrase)
    return {
        "photo": "self-test.png",
        "phrase": phrase,
        "expected": "self-test.safetensors",
        "score_within": 0.02,
        "box_within": 0.02,
        "mask_iou": 0.98,
    }
