"""The trained pupil as ONNX with eight-bit weights, one scale per channel, and the card that tells where it comes from.

python -m train.export PUPIL-0.pt PUPIL-1.pt PUPIL-2.pt --mini MINI.pt --data DATA.npz --tokenizer tokenizer.json --out FOLDER
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

from train.network import MiniLM, Seer

OUTPUTS = ["upos", "xpos", "feats", "lemma", "end", "entity", "arc", "rel_half", "rel_bias", "rel_head", "rel_head_bias"]
INPUTS = ("ids", "shape", "gap", "mask", "first", "last")
KEPT_WHOLE = ("arc_bilinear", "rel_bilinear")


class Exported(torch.nn.Module):
    """The network with its outputs in a fixed order."""

    def __init__(self, seer: Seer) -> None:
        super().__init__()
        self.seer = seer

    def forward(self, *inputs: torch.Tensor) -> tuple[torch.Tensor, ...]:
        out = self.seer(*inputs)
        return tuple(out[name] for name in OUTPUTS)


def load(parts: list[Path], mini: Path, sizes: dict[str, int]) -> Seer:
    seer = Seer(MiniLM(), sizes)
    state = {key: value.float() for part in parts for key, value in torch.load(part, map_location="cpu").items()}
    state["encoder.word.weight"] = torch.load(mini)["embeddings.word_embeddings.weight"].float()
    seer.load_state_dict(state)
    return seer.eval()


def export(seer: Seer, path: Path) -> None:
    """Batch, pieces and words stay free."""
    words, pieces = 7, 11
    example = [torch.ones(1, pieces, dtype=torch.long) for _ in range(4)] + [torch.arange(1, words + 1)[None] for _ in range(2)]
    axes = {name: {0: "batch", 1: "words" if name in ("first", "last") else "pieces"} for name in INPUTS}
    axes |= {name: {0: "batch", 1: "words"} for name in OUTPUTS}
    torch.onnx.export(
        Exported(seer),
        tuple(example),
        str(path),
        input_names=list(INPUTS),
        output_names=OUTPUTS,
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", type=Path, nargs="+")
    parser.add_argument("--mini", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--whole", action="store_true", help="32-bit weights, to compare with")
    parser.add_argument("--reduce-range", action="store_true", help="seven bits, for processors without VNNI")
    args = parser.parse_args()
    arrays = np.load(args.data)
    labels = {key.split("/")[1]: [str(label) for label in arrays[key]] for key in arrays.files if key.startswith("labels/")}
    seer = load(args.parts, args.mini, {name: len(values) for name, values in labels.items()})
    args.out.mkdir(parents=True, exist_ok=True)
    target = args.out / "network.onnx"
    with tempfile.TemporaryDirectory() as folder:
        plain, ready = Path(folder) / "plain.onnx", Path(folder) / "ready.onnx"
        export(seer, plain)
        if args.whole:
            target.write_bytes(plain.read_bytes())
        else:
            quant_pre_process(str(plain), str(ready), skip_symbolic_shape=True)
            quantize_dynamic(
                ready,
                target,
                per_channel=True,
                reduce_range=args.reduce_range,
                weight_type=QuantType.QInt8,
                op_types_to_quantize=["MatMul", "Gemm", "Gather"],
            )
    pieces = json.loads(args.tokenizer.read_text("utf8")) | {"truncation": None, "padding": None}
    (args.out / "tokenizer.json").write_text(json.dumps(pieces, ensure_ascii=False, separators=(",", ":")), "utf8")
    card(args.out, labels)


def card(folder: Path, labels: dict[str, list[str]]) -> None:
    """The machine's part of the card; what people should know of the weights is in docs/network.md."""
    lines = [
        'name = "seer-minilm-en"',
        "",
        "[weights]",
        'file = "network.onnx"',
        f'sha256 = "{hashlib.sha256((folder / "network.onnx").read_bytes()).hexdigest()}"',
        "",
    ]
    lines += [
        "[tokenizer]",
        'file = "tokenizer.json"',
        f'sha256 = "{hashlib.sha256((folder / "tokenizer.json").read_bytes()).hexdigest()}"',
        "",
        "[labels]",
    ]
    lines += [f"{name} = {json.dumps(values, ensure_ascii=False)}" for name, values in labels.items()]
    (folder / "card.toml").write_text("\n".join(lines) + "\n", "utf8")


if __name__ == "__main__":
    main()
