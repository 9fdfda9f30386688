"""Train a reader: MiniLM that reads a claim and a passage together.

    python training/train.py DATA OUT [--epochs 3] [--threads 2] [--without SET]

DATA is the folder of the public labelled sets; the pairs of `training/pairs/` are always taken.
Prints accuracy and macro-F1 on held-out topics after each epoch, and writes the layers that
changed to the folder OUT.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from corpus import RELATIONS, Pair, held_out, sets
from safetensors.torch import save
from torch import Tensor, nn
from transformers import AutoModel, AutoTokenizer, BatchEncoding

from service.encoder.weights import find_model

LONGEST = 192
BATCH = 16
BUCKET = 512
"""Pairs that are sorted by length together, so that a batch needs little padding."""


class Reader(nn.Module):
    """One segment, the mean over its tokens, a head of four; the embeddings stay as they are."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.bert = AutoModel.from_pretrained(folder)
        self.bert.embeddings.requires_grad_(requires_grad=False)
        self.head = nn.Linear(self.bert.config.hidden_size, len(RELATIONS))
        self.dropout = nn.Dropout(0.1)

    def forward(self, batch: BatchEncoding) -> Tensor:
        """`(n, 4)` scores of the relations."""
        hidden = self.bert(**batch).last_hidden_state
        mask = batch["attention_mask"].unsqueeze(-1).float()
        return self.head(self.dropout((hidden * mask).sum(1) / mask.sum(1)))


@dataclass(frozen=True)
class Trainer:
    """A model in training with its tokenizer."""

    reader: Reader
    tokenizer: AutoTokenizer

    def batch(self, pairs: Sequence[Pair]) -> BatchEncoding:
        """The tokens of `pairs`; both texts in one segment."""
        texts = [p.claim for p in pairs], [p.passage for p in pairs]
        tokens = self.tokenizer(
            *texts,
            truncation="longest_first",
            max_length=LONGEST,
            padding=True,
            return_tensors="pt",
        )
        tokens["token_type_ids"].zero_()
        return tokens

    def train(self, pairs: list[Pair], epochs: int, tests: dict[str, list[Pair]]) -> None:
        """Fit the layers; the rate rises over the first tenth and falls to nothing."""
        steps = epochs * (len(pairs) // BATCH)
        groups = [
            {"params": [p for p in self.reader.bert.parameters() if p.requires_grad], "lr": 6e-5},
            {"params": self.reader.head.parameters(), "lr": 1e-3},
        ]
        optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
        rate = torch.optim.lr_scheduler.OneCycleLR(
            optimiser, [6e-5, 1e-3], total_steps=steps + epochs, pct_start=0.1
        )
        began = time.monotonic()
        for epoch in range(epochs):
            self.reader.train()
            for batch in _batches(pairs):
                labels = torch.tensor([RELATIONS.index(p.relation) for p in batch])
                scores = self.reader(self.batch(batch))
                nn.functional.cross_entropy(scores, labels, label_smoothing=0.05).backward()
                nn.utils.clip_grad_norm_(self.reader.parameters(), 1.0)
                optimiser.step()
                optimiser.zero_grad()
                rate.step()
            print(f"epoch {epoch + 1}, {time.monotonic() - began:.0f} s")
            for name, test in tests.items():
                print(f"  {name:22} {self.figures(test)}", flush=True)

    def figures(self, pairs: list[Pair]) -> str:
        """Accuracy and macro-F1 over the relations that `pairs` hold."""
        self.reader.eval()
        told: list[str] = []
        with torch.no_grad():
            for at in range(0, len(pairs), 32):
                scores = self.reader(self.batch(pairs[at : at + 32]))
                told += [RELATIONS[i] for i in scores.argmax(-1)]
        right = [p.relation for p in pairs]
        accuracy = sum(a == b for a, b in zip(told, right, strict=True)) / len(pairs)
        return f"accuracy {accuracy:.3f}, macro-F1 {_macro_f1(told, right):.3f}, {len(pairs)} pairs"


def _batches(pairs: list[Pair]) -> list[list[Pair]]:
    random.shuffle(pairs)
    buckets = (sorted(pairs[i : i + BUCKET], key=_length) for i in range(0, len(pairs), BUCKET))
    batches = [b[i : i + BATCH] for b in buckets for i in range(0, len(b), BATCH)]
    full = [batch for batch in batches if len(batch) == BATCH]
    random.shuffle(full)
    return full


def _length(pair: Pair) -> int:
    return len(pair.claim) + len(pair.passage)


def _macro_f1(told: Sequence[str], right: Sequence[str]) -> float:
    scores = []
    for relation in sorted(set(right)):
        both = sum(a == b == relation for a, b in zip(told, right, strict=True))
        scores.append(2 * both / (told.count(relation) + right.count(relation)))
    return sum(scores) / len(scores)


def keep(reader: Reader, out: Path) -> None:
    """Write layers and head as float16."""
    state = {
        name.removeprefix("bert."): tensor.half().contiguous()
        for name, tensor in reader.state_dict().items()
        if name.startswith(("bert.encoder.", "head."))
    }
    out.mkdir(parents=True, exist_ok=True)
    (out / "layers.safetensors").write_bytes(save(state))


def _split(named: dict[str, list[Pair]]) -> tuple[list[Pair], dict[str, list[Pair]]]:
    """All pairs to learn from, and each set's held-out topics."""
    learn: Iterable[Pair] = (p for pairs in named.values() for p in pairs if not held_out(p))
    return list(learn), {name: [p for p in pairs if held_out(p)] for name, pairs in named.items()}


def main() -> None:
    """Train and keep."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--without", action="append", default=[], help="leave out a set")
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    torch.manual_seed(1)
    random.seed(1)
    named = {k: v for k, v in sets(given.data).items() if k not in given.without}
    learn, tests = _split(named)
    print({name: len(pairs) for name, pairs in named.items()}, f"{len(learn)} to learn from")
    folder = find_model("")
    trainer = Trainer(Reader(folder.path), AutoTokenizer.from_pretrained(folder.path))
    trainer.train(learn, given.epochs, tests)
    keep(trainer.reader, given.out)


if __name__ == "__main__":
    main()
