"""CLIP's vocabulary, from the merges that the worker carries: the one source of ids here and there.

The merges are the first 48 895 lines of bpe_simple_vocab_16e6.txt as open_clip_torch 3.3.0 ships it (MIT, the licence is
beside the resource).
"""

import gzip
from pathlib import Path

from transformers import AddedToken, CLIPTokenizerFast

MERGES = Path(__file__).parent.parent / "src/main/resources/com/adaptiveads/worker/text/merges.txt.gz"
START = "<|startoftext|>"
END = "<|endoftext|>"


def merges() -> list[tuple[str, str]]:
    lines = gzip.decompress(MERGES.read_bytes()).decode().splitlines()[1:]
    return [tuple(line.split(" ")) for line in lines]


def tokenizer() -> CLIPTokenizerFast:
    """As openai/clip-vit-base-patch32 publishes it: the start token is looked for in normalised text, the end token not."""
    start = AddedToken(START, normalized=True, special=True)
    end = AddedToken(END, normalized=False, special=True)
    return CLIPTokenizerFast(
        vocab=_ids(),
        merges=merges(),
        bos_token=start,
        eos_token=end,
        unk_token=end,
        pad_token=END,
        model_max_length=77,
    )


def _ids() -> dict[str, int]:
    characters = _byte_names()
    tokens = characters + [c + "</w>" for c in characters] + ["".join(pair) for pair in merges()] + [START, END]
    return {token: i for i, token in enumerate(tokens)}


def _byte_names() -> list[str]:
    """GPT-2's names of the bytes: those that print first, by themselves, then the others, from code 256 on."""
    printing = [*range(ord("!"), ord("~") + 1), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    others = [b for b in range(256) if b not in printing]
    return [chr(b) for b in printing] + [chr(256 + i) for i in range(len(others))]
