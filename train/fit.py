"""Trains the pupil that ships: a teacher learns the corpora first, the pupil learns them and the teacher's opinion of open news.

    python -m train.fit DATA.npz --mini MINI.pt --mpnet MPNET.pt --out FOLDER

Without --mpnet the pupil learns alone. `--seconds` is a budget: the number of steps is cut to fit it, and printed.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from train.network import MiniLM, MPNet, Seer, relation_logits
from train.windows import Batch, Corpus, ahead, collate

LABELLED = (
    "en_ewt-train",
    "en_gum-open-train",
    "wikigold",
    "wikigold-spaced",
    "wikigold",
    "wikigold-spaced",
    "re3d",
)  # twice is twice as often
JUDGED = ("en_ewt-dev", "en_gum-open-dev", "wikigold-held")
JOINED = ("wikigold", "wikigold-spaced", "wikigold-held")
NEVER = -1e4


def see(model: Seer, batch: Batch, name: str) -> dict[str, Tensor]:
    return model(*(batch[f"{name}_{key}"] for key in ("ids", "shape", "gap", "mask", "first", "last")))


def arc_logits(out: dict[str, Tensor], ends: Tensor, words: Tensor) -> Tensor:
    """Arc scores where only the root and words of the same sentence can be heads."""
    sentence = torch.cumsum(ends, 1) - ends
    same = (sentence[:, :, None] == sentence[:, None, :]) & (words[:, None, :] > 0)
    rooted = torch.cat([torch.ones_like(same[:, :, :1]), same], 2)
    return out["arc"].float().masked_fill(~rooted, NEVER)


def tag_loss(logits: Tensor, gold: Tensor) -> Tensor:
    return functional.cross_entropy(logits.float().flatten(0, 1), gold.flatten(), ignore_index=-1, reduction="sum")


def entity_loss(logits: Tensor, allowed: Tensor, words: Tensor) -> Tensor:
    """Minus the log of what falls on the allowed tags: partial annotation leaves several open."""
    logits = logits.float()
    bits = (allowed[..., None] >> torch.arange(logits.shape[-1], device=logits.device)) & 1
    inside = logits.masked_fill(bits == 0, NEVER).logsumexp(-1) - logits.logsumexp(-1)
    return -(inside * words).sum()


def gold_loss(out: dict[str, Tensor], batch: Batch) -> Tensor:
    loss = sum(tag_loss(out[name], batch[name]) for name in ("upos", "xpos", "feats", "lemma")) * 0.4
    loss = loss + tag_loss(out["end"], batch["end"]) * 1.5 + entity_loss(out["entity"], batch["entity"], batch["words"]) * 2.5
    heads = batch["head"]
    known = heads >= 0
    if bool(known.any()):
        arcs = arc_logits(out, batch["end"].clamp(min=0), batch["words"])
        loss = loss + functional.cross_entropy(arcs[known], heads[known], reduction="sum")
        relations = relation_logits(out, heads.clamp(min=0)).float()
        loss = loss + functional.cross_entropy(relations[known], batch["rel"][known], ignore_index=-1, reduction="sum")
    return loss / batch["words"].sum()


def kl(pupil: Tensor, teacher: Tensor, mask: Tensor) -> Tensor:
    pupil, teacher = pupil.float().log_softmax(-1), teacher.float().log_softmax(-1)
    return ((teacher.exp() * (teacher - pupil)).sum(-1) * mask).sum()


def teacher_loss(out: dict[str, Tensor], taught: dict[str, Tensor], batch: Batch) -> Tensor:
    """How far the pupil is from the teacher, head by head, on every real word."""
    words = batch["words"]
    told = batch["end"] >= 0
    ends = torch.where(told, batch["end"].clamp(min=0), taught["end"].argmax(-1)) * words
    loss = sum(kl(out[name], taught[name], words) for name in ("upos", "xpos", "feats", "lemma")) * 0.4
    loss = loss + kl(out["end"], taught["end"], words) * 1.5 + kl(out["entity"], taught["entity"], words) * 2.5
    complete = words * (ends.flip(1).cumsum(1).flip(1) > 0)
    theirs = arc_logits(taught, ends, words)
    loss = loss + kl(arc_logits(out, ends, words), theirs, complete)
    heads = theirs.argmax(-1)
    loss = loss + kl(relation_logits(out, heads), relation_logits(taught, heads), complete)
    return loss / words.sum()


def optimiser(model: Seer, encoder_rate: float, head_rate: float) -> torch.optim.AdamW:
    encoder = [p for p in model.encoder.parameters() if p.requires_grad]
    held = {id(p) for p in model.encoder.parameters()}
    heads = [p for p in model.parameters() if id(p) not in held]
    return torch.optim.AdamW(
        [{"params": encoder, "lr": encoder_rate}, {"params": heads, "lr": head_rate}], betas=(0.9, 0.98), weight_decay=0.01
    )


def run(model: Seer, loss_of, source: Iterator[Batch], steps: int, seconds: float, rates: tuple[float, float], device: str) -> None:
    """Linear warm-up and decay over the steps that fit the seconds."""
    best = optimiser(model, *rates)
    peaks = [group["lr"] for group in best.param_groups]
    model.train()
    began, total = time.time(), torch.zeros((), device=device)
    for step in range(steps):
        if step == 60 and seconds < 1e9:
            pace = (time.time() - began) / 60
            steps = max(200, min(steps, int(seconds / pace)))
            print(f"{pace * 1000:.0f} ms a step, {steps} steps", flush=True)
        if step >= steps:
            break
        scale = min((step + 1) / (0.06 * steps), (steps - step) / (0.94 * steps))
        for group, peak in zip(best.param_groups, peaks, strict=True):
            group["lr"] = peak * scale
        batch = next(source).to_device(device)
        with torch.autocast(device, torch.bfloat16, enabled=device == "cuda"):
            loss = loss_of(model, batch)
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 2.0)
        best.step()
        best.zero_grad(set_to_none=True)
        total += loss.detach()
        if step % 200 == 199:
            print(f"step {step + 1}: loss {float(total) / 200:.4f}, {time.time() - began:.0f} s", flush=True)
            total.zero_()


@torch.no_grad()
def judge(model: Seer, corpus: Corpus, name: str, device: str) -> dict[str, float]:
    """With gold words: tags, sentence ends, and the tree by greedy arcs inside gold sentences."""
    model.eval()
    count: dict[str, float] = {}
    items = [(corpus, a, b) for a, b in corpus.windows(np.random.default_rng(0))]
    for k in range(0, len(items), 32):
        batch = collate(items[k : k + 32], None).to_device(device)
        out = see(model, batch, name)
        heads = arc_logits(out, batch["end"].clamp(min=0), batch["words"]).argmax(-1)
        right = heads == batch["head"]
        known = batch["head"] >= 0
        marks = {
            "upos": (out["upos"].argmax(-1) == batch["upos"], batch["upos"] >= 0),
            "uas": (right, known),
            "las": (right & (relation_logits(out, heads).argmax(-1) == batch["rel"]), known),
            "lemma": (out["lemma"].argmax(-1) == batch["lemma"], batch["upos"] >= 0),
            "xpos": (out["xpos"].argmax(-1) == batch["xpos"], batch["upos"] >= 0),
        }
        for key, (hit, of) in marks.items():
            count[key], count[key + "/n"] = count.get(key, 0) + float((hit & of).sum()), count.get(key + "/n", 0) + float(of.sum())
        guess, gold = out["end"].argmax(-1) * batch["words"], (batch["end"] == 1).long()
        for key, value in (("hit", guess * gold), ("guess", guess), ("gold", gold)):
            count[key + "/n"] = count.get(key + "/n", 0) + float(value.sum())
        tags, wanted = out["entity"].argmax(-1), batch["entity"]
        hits = ((wanted >> tags) & 1) * batch["words"]
        some = ((wanted & 1) == 0) & (batch["words"] > 0)
        count["entity"], count["entity/n"] = (
            count.get("entity", 0) + float((hits * some).sum()),
            count.get("entity/n", 0) + float(some.sum()),
        )
    figures = {key: round(100 * value / max(1, count[key + "/n"]), 2) for key, value in count.items() if "/n" not in key}
    figures["sentence"] = round(200 * count["hit/n"] / max(1, count["guess/n"] + count["gold/n"]), 2)
    return figures


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--mini", type=Path, required=True)
    parser.add_argument("--mpnet", type=Path, nargs="*")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--teacher-steps", type=int, default=1037)
    parser.add_argument("--pupil-steps", type=int, default=3632)
    parser.add_argument("--words", type=int, default=4096)
    parser.add_argument("--seconds", type=float, nargs=2, default=(1e9, 1e9), help="budgets of teacher and pupil")
    return parser.parse_args()


def train_teacher(args: argparse.Namespace, sizes: dict[str, int], source: Iterator[Batch], device: str) -> Seer:
    teacher = Seer(MPNet(), sizes, arc=384, rel=128).to(device)
    weights = {key: tensor for path in args.mpnet for key, tensor in unpacked(torch.load(path, map_location=device)).items()}
    print(teacher.encoder.model.load_state_dict(weights, strict=False))
    run(
        teacher,
        lambda model, batch: gold_loss(see(model, batch, "mpnet"), batch),
        source,
        args.teacher_steps,
        args.seconds[0],
        (7e-5, 1e-3),
        device,
    )
    return teacher


def main() -> None:
    args = arguments()
    torch.manual_seed(7)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    arrays = dict(np.load(args.data))
    sizes = {key.split("/")[1]: len(array) for key, array in arrays.items() if key.startswith("labels/")}
    sets = {name: Corpus.load(arrays, name, name in JOINED) for name in (*LABELLED, "plain", *JUDGED)}
    pupil = Seer(MiniLM(), sizes).to(device)
    pupil.encoder.load_bert(torch.load(args.mini, map_location=device))
    pupil.encoder.word.weight.requires_grad_(False)
    source = ahead([sets[name] for name in LABELLED], args.words, 1)
    if args.mpnet:
        teacher = train_teacher(args, sizes, source, device)
        for name in JUDGED:
            print("teacher", name, judge(teacher, sets[name], "mpnet", device), flush=True)
        plain = ahead([sets["plain"]], args.words, 2)
        turns = iter(lambda: next(source if torch.rand(()) < 0.5 else plain), None)

        def taught_loss(model: Seer, batch: Batch) -> Tensor:
            with torch.no_grad():
                taught = see(teacher, batch, "mpnet")
            out = see(model, batch, "mini")
            return teacher_loss(out, taught, batch) + 0.5 * gold_loss(out, batch)

        run(pupil, taught_loss, turns, args.pupil_steps, args.seconds[1], (3e-4, 2e-3), device)
    else:
        run(
            pupil,
            lambda model, batch: gold_loss(see(model, batch, "mini"), batch),
            source,
            args.pupil_steps,
            args.seconds[1],
            (2e-4, 2e-3),
            device,
        )
    for name in JUDGED:
        print("pupil", name, judge(pupil, sets[name], "mini", device), flush=True)
    state = {key: value.half().cpu() for key, value in pupil.state_dict().items() if key != "encoder.word.weight"}
    for part in range(3):
        torch.save({key: state[key] for key in sorted(state)[part::3]}, args.out / f"pupil-{part}.pt")


def unpacked(weights: dict[str, Tensor]) -> dict[str, Tensor]:
    """Rows of eight-bit numbers with a scale each, back to floats."""
    return {
        key: value.float() * weights[key + "/scale"] if value.dtype == torch.int8 else value.float()
        for key, value in weights.items()
        if not key.endswith("/scale")
    }


if __name__ == "__main__":
    main()
