"""Train the verifier: MiniLM that reads a claim and a passage together.

    python -m training.train DATA OUT [--start FOLDER] [--epochs 4] [--threads 2]

DATA is the folder of the public labelled sets; the pairs of `training/pairs/` are always taken,
topics that are held out aside. Prints accuracy and macro-F1 on those after each epoch, and writes
the layers that changed, with their manifest, to the folder OUT.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import torch
from safetensors.torch import load_file, save
from torch import Tensor, nn
from transformers import AutoModel, AutoTokenizer, BatchEncoding

from service.encoder.weights import find_model
from training.corpus import CERTAINTIES, RELATIONS, SLOTS, sets
from training.pair import Pair
from training.variations import Variations

LONGEST, BATCH, BUCKET = 224, 16, 512
"""Tokens of a pair; pairs of a step; pairs sorted by length together, against padding."""
FILE = "layers.safetensors"
RATES = (6e-5, 1e-3)
"""Of the layers, and of the heads."""
SIDE = 0.3
"""What certainty and slots weigh beside the relation."""


class Reader(nn.Module):
    """One segment, the mean over its tokens, three heads; the embeddings stay as they are.

    Knowing which slot differs also helps to see that one does.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.bert = AutoModel.from_pretrained(folder)
        self.bert.embeddings.requires_grad_(requires_grad=False)
        width = self.bert.config.hidden_size
        self.relation = nn.Linear(width, len(RELATIONS))
        self.certainty = nn.Linear(width, len(CERTAINTIES))
        self.slots = nn.Linear(width, len(SLOTS))
        self.dropout = nn.Dropout(0.1)

    def forward(self, batch: BatchEncoding) -> tuple[Tensor, Tensor, Tensor]:
        """`(n, 4)`, `(n, 3)` and `(n, 7)` scores of the relations, certainties and slots."""
        hidden = self.bert(**batch).last_hidden_state.float()
        mask = batch["attention_mask"].unsqueeze(-1).float()
        mean = self.dropout((hidden * mask).sum(1) / mask.sum(1))
        return self.relation(mean), self.certainty(mean), self.slots(mean)


@dataclass(frozen=True)
class Trainer:
    """A model in training with its tokenizer."""

    reader: Reader
    tokenizer: AutoTokenizer

    def batch(self, pairs: Sequence[Pair]) -> BatchEncoding:
        """The tokens of `pairs`; both texts in one segment."""
        texts = [p.claim for p in pairs], [p.passage for p in pairs]
        options = {"truncation": "longest_first", "max_length": LONGEST, "padding": True}
        tokens = self.tokenizer(*texts, **options, return_tensors="pt")
        tokens["token_type_ids"].zero_()
        return tokens

    def loss(self, pairs: Sequence[Pair]) -> Tensor:
        """How far the heads are from the labels; what a pair does not tell counts nothing."""
        relation, certainty, slots = self.reader(self.batch(pairs))
        target = torch.tensor([RELATIONS.index(p.relation) for p in pairs])
        total = nn.functional.cross_entropy(relation, target, label_smoothing=0.05)
        told = [i for i, p in enumerate(pairs) if p.certainties]
        if told:
            total += SIDE * _one_of(certainty[told], [pairs[i].certainties for i in told])
        differing = [i for i, p in enumerate(pairs) if p.slots and p.relation == "differs"]
        if differing:
            named = torch.tensor([[float(s in pairs[i].slots) for s in SLOTS] for i in differing])
            wrong = nn.functional.binary_cross_entropy_with_logits(slots[differing], named)
            total += SIDE * wrong
        return total

    def train(self, learnt: dict[str, list[Pair]], epochs: int) -> None:
        """Fit the layers; the rate rises over the first tenth and falls to nothing."""
        variations = Variations(learnt)
        drawn = [variations.epoch(last=epoch == epochs - 1) for epoch in range(epochs)]
        optimiser, rate = self._schedule(sum(len(_batches(pairs)) for pairs in drawn))
        began = time.monotonic()
        for epoch, pairs in enumerate(drawn, start=1):
            self.reader.train()
            for batch in _batches(pairs):
                # Half precision: twice as fast on a processor that multiplies bfloat16.
                with torch.autocast("cpu", dtype=torch.bfloat16):
                    loss = self.loss(batch)
                loss.backward()
                nn.utils.clip_grad_norm_(self.reader.parameters(), 1.0)
                optimiser.step()
                optimiser.zero_grad()
                rate.step()
            print(f"epoch {epoch}, {time.monotonic() - began:.0f} s", flush=True)

    def _schedule(
        self, steps: int
    ) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
        layers = [p for p in self.reader.bert.parameters() if p.requires_grad]
        parts = self.reader.relation, self.reader.certainty, self.reader.slots
        heads = [p for part in parts for p in part.parameters()]
        groups = [
            {"params": params, "lr": lr} for params, lr in zip((layers, heads), RATES, strict=True)
        ]
        optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
        rate = torch.optim.lr_scheduler.OneCycleLR(
            optimiser, list(RATES), total_steps=steps, pct_start=0.1
        )
        return optimiser, rate

    def figures(self, pairs: list[Pair]) -> str:
        """Accuracy and macro-F1 over the relations that `pairs` hold."""
        self.reader.eval()
        told: list[str] = []
        with torch.no_grad():
            for at in range(0, len(pairs), 32):
                scores, *_ = self.reader(self.batch(pairs[at : at + 32]))
                told += [RELATIONS[i] for i in scores.argmax(-1)]
        right = [p.relation for p in pairs]
        accuracy = sum(a == b for a, b in zip(told, right, strict=True)) / len(pairs)
        return f"accuracy {accuracy:.3f}, macro-F1 {_macro_f1(told, right):.3f}, {len(pairs)} pairs"


def _one_of(scores: Tensor, allowed: Sequence[Sequence[str]]) -> Tensor:
    """The mean surprise at the answer being one of those `allowed`."""
    right = torch.tensor([[each in of for each in CERTAINTIES] for of in allowed])
    likely = nn.functional.log_softmax(scores, -1).masked_fill(~right, -torch.inf)
    return -torch.logsumexp(likely, -1).mean()


def _batches(pairs: list[Pair]) -> list[list[Pair]]:
    random.shuffle(pairs)
    buckets = (sorted(pairs[i : i + BUCKET], key=_length) for i in range(0, len(pairs), BUCKET))
    batches = [b[i : i + BATCH] for b in buckets for i in range(0, len(b), BATCH)]
    random.shuffle(batches)
    return batches


def _length(pair: Pair) -> int:
    return len(pair.claim) + len(pair.passage)


def _macro_f1(told: Sequence[str], right: Sequence[str]) -> float:
    scores = []
    for relation in sorted(set(right)):
        both = sum(a == b == relation for a, b in zip(told, right, strict=True))
        scores.append(2 * both / (told.count(relation) + right.count(relation)))
    return sum(scores) / len(scores)


def keep(reader: Reader, base: str, out: Path) -> None:
    """Write the layers and the heads as float16, and which model they belong to."""
    state = {
        name.removeprefix("bert."): tensor.half().contiguous()
        for name, tensor in reader.state_dict().items()
        if name.startswith("bert.encoder.")
    }
    for part in ("weight", "bias"):
        heads = [getattr(head, part) for head in (reader.relation, reader.certainty, reader.slots)]
        state[f"head.{part}"] = torch.cat(heads).detach().half().contiguous()
    raw = save(state)
    manifest = {"base": base, "sha256": sha256(raw).hexdigest(), "longest": LONGEST}
    out.mkdir(parents=True, exist_ok=True)
    (out / FILE).write_bytes(raw)
    (out / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")


def taken_up(reader: Reader, folder: Path) -> None:
    """Go on from the weights that an earlier run kept."""
    state = {name: tensor.float() for name, tensor in load_file(folder / FILE).items()}
    heads = reader.relation, reader.certainty, reader.slots
    sizes = [head.out_features for head in heads]
    for part in ("weight", "bias"):
        kept = state.pop(f"head.{part}").split(sizes)
        for head, values in zip(heads, kept, strict=True):
            getattr(head, part).data.copy_(values)
    reader.bert.load_state_dict(state, strict=False)


def main() -> None:
    """Train, tell how it does on what it has not seen, and keep."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--start", type=Path)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--threads", type=int, default=2)
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    torch.manual_seed(1)
    random.seed(1)
    named = sets(given.data)
    folder = find_model("")
    reader = Reader(folder.path)
    if given.start:
        taken_up(reader, given.start)
    trainer = Trainer(reader, AutoTokenizer.from_pretrained(folder.path))
    learnt = {name: [p for p in pairs if not p.held_out] for name, pairs in named.items()}
    print({name: len(pairs) for name, pairs in learnt.items()})
    trainer.train(learnt, given.epochs)
    for name, pairs in named.items():
        print(f"{name:22} {trainer.figures([p for p in pairs if p.held_out])}")
    keep(reader, folder.fingerprint, given.out)


if __name__ == "__main__":
    main()
