"""Pictures as Pillow resizes them and as the reference processors prepare them, and torch's plain bilinear of floats.

The source pictures are not stored: a formula makes them here and in the test. Of small results every level is stored, of
all results the SHA-256, since nothing less than equality is expected.
"""

import hashlib
import io
from pathlib import Path

import golden
import numpy as np
import torch
from PIL import Image, ImageOps
from transformers import Sam3ImageProcessor
from transformers.models.clip.image_processing_pil_clip import CLIPImageProcessorPil

SEED = 1
SOURCES = [(1, 1), (1, 37), (37, 1), (2, 2), (3, 5), (17, 9), (64, 64), (101, 67), (224, 224), (640, 480), (1000, 3)]
SOURCES += [(3, 1000), (333, 500)]
TARGETS = [(1, 1), (1, 50), (50, 1), (2, 3), (16, 16), (37, 23), (31, 31), (224, 224)]
LARGE = [(1920, 1080, 1008, 1008), (300, 200, 1008, 1008), (2000, 3000, 1008, 1008), (1080, 1920, 224, 398)]
FILTERS = {"bilinear": Image.Resampling.BILINEAR, "bicubic": Image.Resampling.BICUBIC}
STORED = 1500
PREPARED = [(224, 224), (300, 200), (333, 500), (227, 1001), (640, 481), (100, 50), (1, 3), (31, 30)]
EVERY = 997


def write(folder: Path) -> None:
    torch.set_num_threads(1)
    libraries = golden.versions("pillow", "transformers", "torch", "torchvision")
    golden.write(folder / "image" / "resized.safetensors", _resized(), SEED, libraries)
    golden.write(folder / "image" / "prepared.safetensors", _prepared(), SEED, libraries)
    golden.write(folder / "image" / "bilinear.safetensors", _bilinear(), SEED, libraries)
    golden.write(folder / "image" / "decoded.safetensors", _decoded(), SEED, libraries)


def source(width: int, height: int) -> np.ndarray:
    """Blocks of noise, ramps and one-pixel checks of black and white, which make a cubic overshoot."""
    y, x = np.mgrid[0:height, 0:width].astype(np.uint32)
    picture = np.empty((height, width, 3), np.uint8)
    for c in range(3):
        noise = (x * np.uint32(73856093)) ^ (y * np.uint32(19349663)) ^ np.uint32(c * 83492791)
        noise ^= noise >> np.uint32(13)
        noise *= np.uint32(0x5BD1E995)
        noise ^= noise >> np.uint32(15)
        kind = ((x >> np.uint32(3)) + (y >> np.uint32(3))) % 3
        checks = ((x + y) & 1) * 255
        picture[..., c] = np.where(kind == 0, noise & 255, np.where(kind == 1, (3 * x + 5 * y + 40 * c) & 255, checks))
    return picture


def _resized() -> dict[str, np.ndarray]:
    cases = [(*s, *t) for s in SOURCES for t in [*TARGETS, s, (2 * s[0] + 1, 2 * s[1] - 1)]] + LARGE
    tensors = {"cases": np.array(cases)}
    for name, kind in FILTERS.items():
        hashes, levels = [], []
        for width, height, *size in cases:
            picture = np.asarray(Image.fromarray(source(width, height)).resize(size, kind))
            hashes.append(np.frombuffer(hashlib.sha256(picture.tobytes()).digest(), np.uint8))
            if size[0] * size[1] <= STORED:
                levels.append(picture.reshape(-1))
        tensors[f"{name}_sha256"] = np.stack(hashes)
        tensors[f"{name}_levels"] = np.concatenate(levels)
    return tensors


def _prepared() -> dict[str, np.ndarray]:
    """Every 997th value of what the processors give; SAM 3 has a torchvision one only, so Pillow is asked too."""
    clip, sam3 = CLIPImageProcessorPil(), Sam3ImageProcessor()
    rows: dict[str, list] = {"clip": [], "sam3": [], "sam3_torchvision": []}
    for width, height in PREPARED:
        picture = Image.fromarray(source(width, height))
        stretched = picture.resize((1008, 1008), Image.Resampling.BILINEAR)
        rows["clip"].append(np.asarray(clip(picture)["pixel_values"][0], np.float32))
        rows["sam3"].append(_normalised(stretched))
        rows["sam3_torchvision"].append(sam3(picture, return_tensors="pt")["pixel_values"][0].numpy())
    tensors = {name: np.stack([a.reshape(-1)[::EVERY] for a in arrays]) for name, arrays in rows.items()}
    return tensors | {"sizes": np.array(PREPARED), "every": np.array([EVERY])}


def _normalised(picture: Image.Image) -> np.ndarray:
    levels = np.asarray(picture).transpose(2, 0, 1).astype(np.float32)
    return (levels * np.float32(1 / 255) - np.float32(0.5)) / np.float32(0.5)


def _bilinear() -> dict[str, np.ndarray]:
    logits = 5 * torch.randn(1, 1, 24, 18, generator=torch.Generator().manual_seed(SEED))
    tensors = {"map": logits[0, 0].numpy()}
    for width, height in ((97, 61), (18, 24), (7, 5), (1, 1), (200, 3)):
        enlarged = torch.nn.functional.interpolate(logits, (height, width), mode="bilinear", align_corners=False)
        tensors[f"{width}x{height}"] = enlarged[0, 0].numpy()
    wide = 5 * torch.randn(1, 1, 4, 288, generator=torch.Generator().manual_seed(SEED))
    enlarged = torch.nn.functional.interpolate(wide, (50, 4000), mode="bilinear", align_corners=False)
    tensors["wide_map"] = wide[0, 0].numpy()
    tensors["wide_window"] = enlarged[0, 0, 20:40, 3100:3200].numpy()
    return tensors


def _decoded() -> dict[str, np.ndarray]:
    """Files of many kinds and their upright pixels, red, green, blue, alpha, as Pillow reads them."""
    smooth = Image.fromarray(source(64, 64)).crop((8, 0, 16, 6)).resize((24, 18), Image.Resampling.BICUBIC)
    alpha = Image.fromarray(source(24, 18)[..., 0])
    grey, palette = smooth.convert("L"), smooth.quantize(13)
    transparent = Image.merge("RGBA", (*smooth.split(), alpha))
    turned = Image.Exif()
    turned[0x0112] = 6
    best = {"quality": 95, "subsampling": 0}
    pictures = {
        "png_rgb": (smooth, "PNG", {}),
        "png_rgba": (transparent, "PNG", {}),
        "png_colour_key": (smooth, "PNG", {"transparency": smooth.getpixel((0, 0))}),
        "png_grey": (grey, "PNG", {}),
        "png_grey_alpha": (Image.merge("LA", (grey, alpha)), "PNG", {}),
        "png_palette_4_bits": (palette, "PNG", {"bits": 4}),
        "png_palette_transparent": (palette, "PNG", {"transparency": bytes(range(0, 250, 19))}),
        "png_black_and_white": (smooth.convert("1"), "PNG", {}),
        "png_turned": (smooth, "PNG", {"exif": turned}),
        "jpeg_rgb": (smooth, "JPEG", best),
        "jpeg_grey": (grey, "JPEG", {"quality": 95}),
        "jpeg_progressive": (smooth, "JPEG", {**best, "progressive": True}),
        "jpeg_turned": (smooth, "JPEG", {**best, "exif": turned}),
        "webp_lossless": (transparent, "WEBP", {"lossless": True, "exact": True}),
        "webp_lossy": (grey.convert("RGB"), "WEBP", {"quality": 100}),
    }
    tensors = {}
    for name, (picture, kind, options) in pictures.items():
        file = io.BytesIO()
        picture.save(file, kind, **options)
        tensors[f"{name}_file"] = np.frombuffer(file.getvalue(), np.uint8)
        tensors[f"{name}_rgba"] = np.asarray(ImageOps.exif_transpose(Image.open(file)).convert("RGBA"))
    return tensors
