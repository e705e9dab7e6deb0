"""Token ids as transformers' fast CLIP tokenizer gives them, and its tokenizer.json for the fuzzing test's oracle."""

import gzip
import random
import tempfile
from pathlib import Path

import golden
import numpy as np
import vocabulary

SEED = 7
PHRASES = [
    "",
    " ",
    "a photo of a cat",
    "red sneaker",
    "It's  what\tthey'd've\nsaid, they'LL'S",
    "résumé re\u0301sume\u0301 İstanbul ΑΣ ΣΑΣ",
    "size 42 costs 1299.95 in 2026 ½ Ⅷ ٣٤",
    "👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 ✨",
    "<|startoftext|>hi<|endoftext|>",
    "<|STARTOFTEXT|>hi<|ENDOFTEXT|>!! !!<|EndOfText|>",
    "日本語のテキスト 한국어 \u1112\u1161\u11ab עברית العربية ไทย हिन्दी",
    "\u0000\u0007\u200b\ufeff\u00ad\u2028 a\u00a0b\u3000c",
    "https://example.com/a?b=c&d=e#f -- (x)[y]{z} <b>&amp;</b>",
    "supercalifragilisticexpialidocious" * 9,
    "word " * 200,
    "e\u0301" * 120,
    "!" * 300,
]


def write(folder: Path) -> None:
    tokenizer = vocabulary.tokenizer()
    with tempfile.TemporaryDirectory() as saved:
        tokenizer.save_pretrained(saved)
        target = folder / "text" / "tokenizer.json.gz"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(gzip.compress((Path(saved) / "tokenizer.json").read_bytes(), 9, mtime=0))
    texts = PHRASES + _made_up(tokenizer, 240)
    encoded = [text.encode() for text in texts]
    tensors = {
        "texts": np.frombuffer(b"".join(encoded), np.uint8),
        "text_ends": np.cumsum([len(text) for text in encoded]),
    }
    for context in (32, 77):
        ids = tokenizer(texts, padding="max_length", truncation=True, max_length=context)
        real = [sum(mask) for mask in ids["attention_mask"]]
        tensors[f"ids_{context}"] = np.array([i for row, n in zip(ids["input_ids"], real) for i in row[:n]])
        tensors[f"ends_{context}"] = np.cumsum(real)
        padding = {i for row, n in zip(ids["input_ids"], real) for i in row[n:]}
        assert padding == {49407}, padding
    libraries = golden.versions("transformers", "tokenizers")
    golden.write(folder / "text" / "clip.safetensors", tensors, SEED, libraries)


def _made_up(tokenizer: object, count: int) -> list[str]:
    """Words of the vocabulary, digits, marks and characters of all planes."""
    chance = random.Random(SEED)
    words = [w.replace("</w>", "") for w in tokenizer.get_vocab() if w.isascii()]
    words.sort()
    pieces = [
        lambda: chance.choice(words),
        lambda: chance.choice(words).upper() + chance.choice(["'s", "'T", "’s", "'re", "n't"]),
        lambda: str(chance.randrange(10**6)),
        lambda: chance.choice(words)[:3] + chr(chance.randrange(0x300, 0x370)) + chr(chance.randrange(0x300, 0x370)),
        lambda: chr(chance.choice([chance.randrange(0xD800), chance.randrange(0xE000, 0x110000)])),
        lambda: chr(chance.randrange(0x1F300, 0x1FAFF)) + chance.choice(["\u200d", "\ufe0f", ""]),
        lambda: "".join(chr(chance.randrange(33, 48)) for _ in range(4)),
    ]
    glue = [" ", "", "  ", "\n", "-"]
    return [
        "".join(chance.choice(pieces)() + chance.choice(glue) for _ in range(chance.randrange(1, 24))) for _ in range(count)
    ]
