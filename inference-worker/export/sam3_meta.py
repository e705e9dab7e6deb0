"""The graph signatures of exporters that wrap Meta's own code, around the same network.

There are published weights in this layout, with other names, shapes and mask polarity than ours and with the threshold
in the graph. This module exists to test that the worker reads them: it is not offered as an export.
"""

from __future__ import annotations

from pathlib import Path

import torch
from torch import nn
from transformers import Sam3Model

import onnx_files
import sam3_graphs

THRESHOLD = 0.5


class ImageEncoder(nn.Module):
    inputs = ["image"]
    outputs = [f"vision_pos_enc_{i}" for i in range(3)] + [f"backbone_fpn_{i}" for i in range(3)]

    def __init__(self, model: Sam3Model):
        super().__init__()
        self.vision = sam3_graphs.VisionEncoder(model, sam3_graphs.Options(uint8=True))
        neck = model.vision_encoder.neck
        for level, scale in enumerate((4, 2, 1)):
            shape = torch.Size((1, model.config.vision_config.fpn_hidden_size, *[self.vision.grid * scale] * 2))
            encoding = neck.position_encoding(shape, torch.device("cpu"), torch.float32).clone()
            self.register_buffer(f"position_{level}", encoding, persistent=False)

    def forward(self, image):
        features = self.vision(image.unsqueeze(0))[:3]
        positions = (self.position_0, self.position_1, self.position_2)
        return *(position.expand(features[0].shape[0], -1, -1, -1) for position in positions), *features


class LanguageEncoder(nn.Module):
    inputs = ["tokens"]
    outputs = ["text_attention_mask", "text_memory", "text_embeds"]

    def __init__(self, model: Sam3Model):
        super().__init__()
        self.text = sam3_graphs.TextEncoder(model)
        self.embedding = model.text_encoder.text_model.embeddings.token_embedding

    def forward(self, tokens):
        features, mask = self.text(tokens, (tokens != 0).long())
        return mask.logical_not(), features.transpose(0, 1), self.embedding(tokens).transpose(0, 1)


class Decoder(nn.Module):
    """Only what passes the threshold, boxes in pixels, masks at the photo's size."""

    inputs = [
        "original_height",
        "original_width",
        *ImageEncoder.outputs,
        "language_mask",
        "language_features",
        "language_embeds",
        "box_coords",
        "box_labels",
        "box_masks",
    ]
    outputs = ["boxes", "scores", "masks"]

    def __init__(self, model: Sam3Model):
        super().__init__()
        self.decoder = sam3_graphs.Decoder(model)

    def forward(self, height, width, _0, _1, pos_2, feat_0, feat_1, feat_2, mask, features, _, boxes, labels, ignored):
        labels = torch.where(ignored, torch.full_like(labels, sam3_graphs.IGNORED_BOX), labels)
        masks, corners, logits, presence = self.decoder(
            feat_0, feat_1, feat_2, pos_2, features.transpose(0, 1), mask.logical_not(), boxes, labels
        )
        scores = (logits.sigmoid() * presence.sigmoid())[0]
        kept = (scores > THRESHOLD).nonzero()[:, 0]
        down, across = _rows(height, masks.shape[-2]), _rows(width, masks.shape[-1])
        enlarged = torch.einsum("yh,khw,xw->kyx", down, masks[0][kept], across)
        size = torch.stack([width, height, width, height]).float()
        return corners[0][kept] * size, scores[kept], (enlarged > 0)[:, None]


def _rows(size: torch.Tensor, length: int) -> torch.Tensor:
    """[size,length]: bilinear interpolation with half-pixel centres as a matrix."""
    at = ((torch.arange(size) + 0.5) * (length / size) - 0.5).clamp(0, length - 1)
    return (1 - (at[:, None] - torch.arange(length)).abs()).clamp(min=0)


def export(model: Sam3Model, folder: Path, precision: str) -> dict[str, str]:
    """Writes the three graphs; gives role to file name."""
    resolution, width = model.config.image_size, model.config.vision_config.fpn_hidden_size
    grid = resolution // model.config.vision_config.backbone_config.patch_size
    levels = tuple(torch.zeros(1, width, grid * s, grid * s) for s in (4, 2, 1))
    tokens = torch.zeros(1, sam3_graphs.CONTEXT, dtype=torch.int64)
    tokens[:, :3] = 49407
    size = torch.tensor(40), torch.tensor(50)
    prompt = torch.zeros(1, 1, 4), torch.ones(1, 1, dtype=torch.int64), torch.ones(1, 1, dtype=torch.bool)
    files = {}
    with torch.no_grad(), sam3_graphs.traceable(model, sam3_graphs.Options(), "sdpa"):
        language = LanguageEncoder(model).eval()
        graphs = {
            "vision": (ImageEncoder(model), (torch.zeros(3, resolution, resolution, dtype=torch.uint8),), {}),
            "text": (language, (tokens,), {}),
            "decoder": (
                Decoder(model),
                (*size, *levels, *levels, *language(tokens), *prompt),
                {"box_coords": {1: "boxes"}, "box_labels": {1: "boxes"}, "box_masks": {1: "boxes"}},
            ),
        }
        for role, (module, example, axes) in graphs.items():
            files[role] = f"meta-{role}.onnx"
            torch.onnx.export(
                module.eval(),
                example,
                str(folder / files[role]),
                input_names=module.inputs,
                output_names=module.outputs,
                dynamic_axes=axes,
                opset_version=sam3_graphs.OPSET,
                dynamo=False,
            )
            onnx_files.finish(folder / files[role], {}, precision)
    return files
