"""SAM 3 as three graphs, vision encoder, text encoder and decoder, to ONNX or TorchScript.

The tensor names are those of the published three-graph exports (docs/adr/0070). Batch and number of boxes are dynamic,
the resolution is fixed: position encodings and rotary tables are folded into constants.
"""

from __future__ import annotations

import contextlib
import copy
import dataclasses
from pathlib import Path
from unittest import mock

import onnx_files
import torch
from torch import nn
from transformers.modeling_outputs import BaseModelOutputWithPooling
from transformers.modeling_utils import ALL_ATTENTION_FUNCTIONS
from transformers.models.clip import modeling_clip
from transformers.models.sam3 import modeling_sam3
from transformers.models.sam3.modeling_sam3 import Sam3GeometryEncoderOutput, Sam3Model, Sam3VisionEncoderOutput

OPSET = 18
CONTEXT = 32
PAD_TOKEN = 49407
IGNORED_BOX = -10
_WRITTEN_ANYWAY = {"version", ".data/version", "byteorder", ".data/serialization_id"}


@dataclasses.dataclass(frozen=True)
class Options:
    """What an export can choose.

    cls_token: whether the prompt keeps the geometry encoder's CLS token when there are no boxes, as Meta's own code
        does (True); transformers leaves it out (False).
    uint8: whether the vision encoder takes 8-bit images and normalises them itself.
    fused_attention: one MultiHeadAttention node of ONNX Runtime instead of MatMul, Softmax, MatMul.
    precision: fp32; fp16-weights stores the weights in half precision and computes in fp32; fp16 computes in half
        precision too. Inputs and outputs are fp32 in all.
    threshold: the score above which an instance counts: 0.5 in Meta's code, 0.3 in transformers.
    """

    cls_token: bool = True
    uint8: bool = False
    fused_attention: bool = False
    precision: str = "fp32"
    threshold: float = 0.5

    def settings(self, model: Sam3Model) -> dict:
        """What the manifest says of the graphs."""
        return {
            "layout": "three_graph",
            "resolution": model.config.image_size,
            "context": CONTEXT,
            "pad_token": PAD_TOKEN,
            "cls_token": self.cls_token,
            "input": "uint8" if self.uint8 else "float",
            "mask_polarity": "valid",
            "box_format": "xyxy",
            "masks": "logits",
            "upsampling": "logits" if self.cls_token else "probabilities",
            "threshold": self.threshold,
            "precision": self.precision,
            "opset": OPSET,
        }


class VisionEncoder(nn.Module):
    """`images` [B,3,R,R] in -1..1, or 0..255 as uint8, to `fpn_feat_0..2` and `fpn_pos_2`."""

    inputs = ["images"]
    outputs = ["fpn_feat_0", "fpn_feat_1", "fpn_feat_2", "fpn_pos_2"]

    def __init__(self, model: Sam3Model, options: Options):
        super().__init__()
        self.backbone = model.vision_encoder.backbone
        self.layers = model.vision_encoder.neck.fpn_layers[:3]
        self.uint8 = options.uint8
        config = model.config.vision_config
        self.grid = config.image_size // config.backbone_config.patch_size
        shape = torch.Size((1, config.fpn_hidden_size, self.grid, self.grid))
        encoding = model.vision_encoder.neck.position_encoding(shape, torch.device("cpu"), torch.float32)
        self.register_buffer("position", encoding.clone(), persistent=False)

    def forward(self, images):
        if self.uint8:
            images = (images.float() - 127.5) / 127.5
        hidden = self.backbone(images).last_hidden_state
        hidden = hidden.transpose(1, 2).unflatten(2, (self.grid, self.grid))
        features = [layer(hidden) for layer in self.layers]
        return (*features, self.position.expand(images.shape[0], -1, -1, -1))


class TextEncoder(nn.Module):
    """`input_ids`, `attention_mask` int64 [B,32] to `text_features` [B,32,D] and `text_mask` bool [B,32], true = real."""

    inputs = ["input_ids", "attention_mask"]
    outputs = ["text_features", "text_mask"]

    def __init__(self, model: Sam3Model):
        super().__init__()
        self.encoder = model.text_encoder
        self.projection = model.text_projection

    def forward(self, input_ids, attention_mask):
        hidden = self.encoder(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        return self.projection(hidden), attention_mask.bool()


class Decoder(nn.Module):
    """Features of an image and a phrase, and boxes (cx cy w h in 0..1; label 1, 0, or -10 = none) to the queries.

    `pred_masks` [B,Q,H,W] logits, `pred_boxes` [B,Q,4] x1 y1 x2 y2 in 0..1, `pred_logits` [B,Q], `presence_logits` [B,1].
    """

    inputs = [
        *VisionEncoder.outputs,
        *TextEncoder.outputs,
        "input_boxes",
        "input_boxes_labels",
    ]
    outputs = ["pred_masks", "pred_boxes", "pred_logits", "presence_logits"]

    def __init__(self, model: Sam3Model):
        super().__init__()
        self.model = model

    def forward(self, feat_0, feat_1, feat_2, pos_2, text_features, text_mask, boxes, labels):
        vision = Sam3VisionEncoderOutput(
            fpn_hidden_states=(feat_0, feat_1, feat_2, None), fpn_position_encoding=(None, None, pos_2, None)
        )
        found = self.model(
            vision_embeds=vision,
            text_embeds=BaseModelOutputWithPooling(pooler_output=text_features),
            attention_mask=text_mask,
            input_boxes=boxes,
            input_boxes_labels=labels,
        )
        return found.pred_masks, found.pred_boxes, found.pred_logits, found.presence_logits


class GeometryEncoder(nn.Module):
    """The model's own, written so that it traces with a dynamic batch on any device; its CLS token may be optional.

    The prompt's tokens bear no position, so they need not be packed to the front as the original does.
    """

    def __init__(self, encoder: nn.Module, cls_token: bool):
        super().__init__()
        self.encoder = encoder
        self.cls_token = cls_token

    def forward(self, box_embeddings, box_mask, box_labels, img_feats, img_pos_embeds):
        encoder, features = self.encoder, img_feats[-1]
        tokens = features.flatten(2).transpose(1, 2)
        position = img_pos_embeds[-1].flatten(2).transpose(1, 2)
        normalised = encoder.vision_layer_norm(features.permute(0, 2, 3, 1)).permute(0, 3, 1, 2)
        boxes = self._boxes(box_embeddings, box_labels, normalised)
        cls = encoder.cls_embed.weight + torch.zeros_like(boxes[:, :1])
        prompt = encoder.prompt_layer_norm(encoder.final_proj(torch.cat([boxes, cls], dim=1)))
        cls_mask = torch.ones_like(box_mask[:, :1])
        bias = _padding_bias(attention_mask=torch.cat([box_mask, cls_mask], dim=1), inputs_embeds=prompt)
        for layer in encoder.layers:
            prompt = layer(prompt, tokens, position, bias)
        if not self.cls_token:
            cls_mask = box_mask.any(dim=1, keepdim=True)
        return Sam3GeometryEncoderOutput(
            last_hidden_state=encoder.output_layer_norm(prompt),
            attention_mask=torch.cat([box_mask, cls_mask], dim=1),
        )

    def _boxes(self, boxes, labels, features):
        encoder = self.encoder
        batch, count = boxes.shape[:2]
        height, width = features.shape[-2:]
        corners = modeling_sam3.box_cxcywh_to_xyxy(boxes) * torch.tensor([width, height, width, height])
        pooled = encoder.boxes_pool_project(roi_align(features, corners, encoder.roi_size))
        center_x, center_y, box_width, box_height = (side.flatten() for side in boxes.unbind(-1))
        position = encoder._encode_box_coordinates(center_x, center_y, box_width, box_height)
        return (
            encoder.boxes_direct_project(boxes)
            + pooled.view(batch, count, -1)
            + encoder.boxes_pos_enc_project(position.view(batch, count, -1))
            + encoder.label_embed(labels)
        )


def roi_align(features: torch.Tensor, boxes: torch.Tensor, size: int) -> torch.Tensor:
    """torchvision's roi_align (adaptive sampling, not aligned) as two matrix products.

    An average of bilinear samples on a grid is separable, so no custom operator is needed and the batch stays dynamic.
    features [B,C,H,W], boxes [B,N,4] x1 y1 x2 y2 in feature pixels and at most as large as the map; gives [B*N,C,size,size].
    """
    height, width = features.shape[-2:]
    down = _bin_weights(boxes[..., 1], boxes[..., 3], int(height), size)
    across = _bin_weights(boxes[..., 0], boxes[..., 2], int(width), size)
    pooled = torch.einsum("bnph,bchw,bnqw->bncpq", down, features, across)
    return pooled.flatten(0, 1)


def _bin_weights(low: torch.Tensor, high: torch.Tensor, length: int, size: int) -> torch.Tensor:
    """[B,N,size,length]: how much each cell counts in each bin along one axis."""
    extent = (high - low).clamp(min=1.0)[..., None, None]
    step = extent / size
    samples = torch.ceil(step)
    most = -(-length // size) + 1
    sample = torch.arange(most, dtype=torch.float32)
    bins = torch.arange(size, dtype=torch.float32)[:, None]
    at = low[..., None, None] + bins * step + (sample + 0.5) * step / samples
    counted = (sample < samples) & (at >= -1.0) & (at <= length)
    weight = torch.where(counted, 1.0 / samples, torch.zeros_like(at))
    at = at.clamp(min=0.0, max=length - 1.0)
    cell = torch.arange(length, dtype=torch.float32)
    tent = (1.0 - (at[..., None] - cell).abs()).clamp(min=0.0)
    return (tent * weight[..., None]).sum(dim=-2)


def _padding_bias(*, attention_mask, inputs_embeds, **_):
    """[B,1,1,L], 0 where attention may look and the least number elsewhere."""
    least = torch.finfo(inputs_embeds.dtype).min
    return (1.0 - attention_mask[:, None, None, :].to(inputs_embeds.dtype)) * least


def _causal_bias(*, attention_mask, inputs_embeds, **_):
    length = attention_mask.shape[1]
    causal = torch.ones(int(length), int(length), dtype=torch.bool).tril()
    allowed = causal & attention_mask[:, None, None, :].bool()
    return (1.0 - allowed.to(inputs_embeds.dtype)) * torch.finfo(inputs_embeds.dtype).min


class _FusedAttention(torch.autograd.Function):
    """Attention over [B,S,N*H]; exports as one com.microsoft.MultiHeadAttention node."""

    @staticmethod
    def forward(ctx, query, key, value, bias, heads, scale):
        split = [t.unflatten(-1, (heads, -1)).transpose(1, 2) for t in (query, key, value)]
        out = nn.functional.scaled_dot_product_attention(*split, attn_mask=bias, scale=scale)
        return out.transpose(1, 2).flatten(2)

    @staticmethod
    def symbolic(g, query, key, value, bias, heads, scale):
        none = g.op("prim::Constant")
        none.setType(torch._C.OptionalType.ofTensor())
        operands = [query, key, value] if bias is None else [query, key, value, none, none, bias]
        node = g.op("com.microsoft::MultiHeadAttention", *operands, num_heads_i=heads, scale_f=scale)
        return node.setType(query.type())


def _fused_attention(module, query, key, value, attention_mask, scaling, **_):
    heads = query.shape[1]
    merged = [t.transpose(1, 2).flatten(2) for t in (query, key, value)]
    if attention_mask is not None:
        attention_mask = attention_mask.expand(-1, -1, query.shape[2], -1)
    out = _FusedAttention.apply(*merged, attention_mask, int(heads), float(scaling))
    return out.unflatten(-1, (int(heads), -1)), None


ALL_ATTENTION_FUNCTIONS.register("fused_onnx", _fused_attention)


@contextlib.contextmanager
def traceable(model: Sam3Model, options: Options, attention: str):
    """The same network in forms that trace with a dynamic batch and no device of their own; as it was afterwards."""
    embeddings = model.vision_encoder.backbone.embeddings
    grid = model.config.image_size // embeddings.patch_size
    tiled = embeddings._tile_position_embeddings(embeddings.position_embeddings, grid, grid).detach().clone()
    steps = torch.arange(grid, dtype=torch.float32) / grid
    geometry = GeometryEncoder(model.geometry_encoder, options.cls_token)
    implementation = model.config._attn_implementation
    with contextlib.ExitStack() as stack:
        for owner, name, instead in (
            (modeling_sam3, "create_bidirectional_mask", _padding_bias),
            (modeling_clip, "create_causal_mask", _causal_bias),
            (embeddings, "_tile_position_embeddings", lambda *_: tiled),
            (model.detr_decoder, "_get_coords", lambda *_, **__: (steps, steps)),
            (model, "geometry_encoder", geometry),
        ):
            stack.enter_context(mock.patch.object(owner, name, instead))
        _set_attention(model, attention)
        stack.callback(_set_attention, model, implementation)
        yield


def _set_attention(model: nn.Module, implementation: str) -> None:
    for module in model.modules():
        config = getattr(module, "config", None)
        if config is not None:
            config._attn_implementation = implementation


def graphs(model: Sam3Model, options: Options) -> dict[str, tuple[nn.Module, tuple[torch.Tensor, ...]]]:
    """Role to module and example inputs, of batch two so that nothing is folded for a batch of one."""
    batch = 2
    vision = VisionEncoder(model, options)
    resolution = model.config.image_size
    images = torch.zeros(batch, 3, resolution, resolution, dtype=torch.uint8 if options.uint8 else torch.float32)
    width = model.config.vision_config.fpn_hidden_size
    grid = vision.grid
    ids = torch.full((batch, CONTEXT), 49407)
    mask = torch.ones(batch, CONTEXT, dtype=torch.int64)
    features = tuple(torch.zeros(batch, width, grid * s, grid * s) for s in (4, 2, 1, 1))
    text = torch.zeros(batch, CONTEXT, model.config.detr_encoder_config.hidden_size)
    boxes = torch.full((batch, 2, 4), 0.5)
    labels = torch.tensor([[1, IGNORED_BOX], [IGNORED_BOX, IGNORED_BOX]])
    return {
        "vision": (vision, (images,)),
        "text": (TextEncoder(model), (ids, mask)),
        "decoder": (Decoder(model), (*features, text, mask.bool(), boxes, labels)),
    }


def export_onnx(model: Sam3Model, folder: Path, options: Options) -> dict[str, str]:
    """Writes the three graphs; gives role to file name. Large ones keep their weights in a file beside them."""
    attention = "fused_onnx" if options.fused_attention else "sdpa"
    files = {}
    with torch.no_grad(), traceable(model, options, attention):
        for role, (module, example) in graphs(model, options).items():
            files[role] = f"{role}.onnx"
            write_onnx(module, example, folder / files[role], options.precision)
    return files


def write_onnx(module: nn.Module, example: tuple, file: Path, precision: str) -> None:
    """Traces a module that names its `inputs` and `outputs`; axis 0 of all is `batch`, axis 1 of boxes `boxes`."""
    axes = {name: {0: "batch"} for name in (*module.inputs, *module.outputs)}
    for name in module.inputs:
        if name.startswith("input_boxes"):
            axes[name][1] = "boxes"
    torch.onnx.export(
        module.eval(),
        example,
        str(file),
        input_names=module.inputs,
        output_names=module.outputs,
        dynamic_axes=axes,
        opset_version=OPSET,
        dynamo=False,
    )
    shapes = [tuple(result.shape[1:]) for result in module(*example)]
    onnx_files.finish(file, dict(zip(module.outputs, shapes)), precision)


def export_torchscript(model: Sam3Model, folder: Path, options: Options) -> dict[str, str]:
    """Traces the three graphs with constants folded; gives role to file name."""
    files = {}
    with torch.no_grad(), traceable(model, options, "sdpa"):
        for role, (module, example) in graphs(model, options).items():
            files[role] = f"{role}.pt"
            if role == "text" and options.precision == "fp16-weights":
                module = _with_half_embedding(module)
            traced = torch.jit.trace(module.eval(), example, check_trace=False)
            torch.jit.freeze(traced).save(str(folder / files[role]))
            _without_source(folder / files[role])
    return files


def _without_source(file: Path) -> None:
    """Drops the line tables, which name folders of the machine that exported."""
    whole = file.with_suffix(".whole")
    file.rename(whole)
    reader = torch._C.PyTorchFileReader(str(whole))
    writer = torch._C.PyTorchFileWriter(str(file))
    for record in reader.get_all_records():
        if not record.endswith(".debug_pkl") and record not in _WRITTEN_ANYWAY:
            content = reader.get_record(record)
            writer.write_record(record, content, len(content))
    writer.write_end_of_file()
    whole.unlink()


class _HalfEmbedding(nn.Module):
    def __init__(self, weight: torch.Tensor):
        super().__init__()
        self.register_buffer("weight", weight.half())

    def forward(self, ids):
        return nn.functional.embedding(ids, self.weight).float()


def _with_half_embedding(text: TextEncoder) -> TextEncoder:
    text = copy.deepcopy(text)
    embeddings = text.encoder.text_model.embeddings
    embeddings.token_embedding = _HalfEmbedding(embeddings.token_embedding.weight)
    return text
