"""What torch.randn draws on the CPU, call after call from one generator."""

from pathlib import Path

import torch

import golden

SEEDS = (0, 42, 123456789, 2**32 + 7, -3, 2**63 - 1)
LENGTHS = (1, 3, 15, 16, 17, 31, 48, 1000, 2, 5, 100)
LATENTS = (1, 4, 64, 64)  # of 512 x 512 pixels, of the first seeds


def write(folder: Path) -> None:
    torch.set_num_threads(1)
    tensors = {}
    for seed in SEEDS:
        generator = torch.Generator().manual_seed(seed)
        draws = [torch.randn(length, generator=generator) for length in LENGTHS]
        tensors[f"{seed}"] = torch.cat(draws).numpy()
    for seed in SEEDS[:2]:
        generator = torch.Generator().manual_seed(seed)
        tensors[f"{seed}/latents"] = torch.randn(LATENTS, generator=generator).numpy()
    golden.write(
        folder / "sd" / "noise.safetensors",
        tensors,
        seed=SEEDS[0],
        libraries=golden.versions("torch"),
        seeds=[str(seed) for seed in SEEDS],
        lengths=LENGTHS,
    )
