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
from torch.nn.functional import gelu

from train.network import Layer, MiniLM, Seer
from train.prune import prune

OUTPUTS = ["upos", "xpos", "feats", "lemma", "end", "entity", "arc", "rel_half", "rel_bias", "rel_head", "rel_head_bias"]
INPUTS = ("ids", "shape", "gap", "first", "last")


def product(linear: torch.nn.Linear, scale: float = 1.0) -> tuple[torch.Tensor, torch.Tensor]:
    """The weights of a linear layer as `x @ weight + bias`, the form that is quantised best."""
    weight = linear.weight.detach().T.contiguous() * scale
    return weight, (linear.bias.detach() * scale if linear.bias is not None else torch.zeros(weight.shape[1]))


def side_by_side(linears: list[tuple[torch.nn.Linear, float]]) -> tuple[torch.Tensor, torch.Tensor]:
    """Several linear layers over the same input as one."""
    weights, biases = zip(*(product(linear, scale) for linear, scale in linears), strict=True)
    return torch.cat(weights, 1), torch.cat(biases)


class Exported(torch.nn.Module):
    """The same network for one window at a time: no batch, no mask, products over the same input made as one.

    On a processor core this is a sixth faster than the network as it was trained, and equal to it up to rounding.
    """

    def __init__(self, seer: Seer) -> None:
        super().__init__()
        self.seer = seer
        self.heads = [
            *seer.tags.values(),
            seer.entity[0][0],
            seer.arc_dependent[0],
            seer.rel_dependent[0],
            seer.arc_head[0],
            seer.rel_head[0],
        ]
        self.sizes = [head.out_features for head in self.heads]
        self.all_heads = side_by_side([(head, 1.0) for head in self.heads])
        scale = (seer.encoder.size // seer.encoder.layers[0].heads) ** -0.5
        self.attention = {
            layer: side_by_side([(layer.query, scale), (layer.key, 1.0), (layer.value, 1.0)]) for layer in seer.encoder.layers
        }

    def attend(self, layer: Layer, x: torch.Tensor) -> torch.Tensor:
        size = x.shape[-1] // layer.heads
        weight, bias = self.attention[layer]
        query, key, value = (x @ weight + bias).view(-1, 3, layer.heads, size).permute(1, 2, 0, 3)
        mixed = (query @ key.transpose(1, 2)).softmax(-1) @ value
        return layer.norm_attention(x + times(layer.out, mixed.transpose(0, 1).reshape(-1, x.shape[-1])))

    def encode(self, ids: torch.Tensor, shape: torch.Tensor, gap: torch.Tensor) -> torch.Tensor:
        encoder = self.seer.encoder
        positions = encoder.position(torch.arange(ids.shape[0]))
        x = encoder.norm(encoder.word(ids) + positions + self.seer.shape(shape) + self.seer.gap(gap))
        for layer in encoder.layers:
            x = self.attend(layer, x)
            x = layer.norm_output(x + times(layer.down, gelu(times(layer.up, x))))
        return x

    def forward(
        self, ids: torch.Tensor, shape: torch.Tensor, gap: torch.Tensor, first: torch.Tensor, last: torch.Tensor
    ) -> tuple[torch.Tensor, ...]:
        """All of one dimension: [piece] thrice, [word] twice."""
        seer = self.seer
        hidden = self.encode(ids, shape, gap)
        words = (hidden[first] + hidden[last]) * 0.5
        rooted = torch.cat([seer.root[None], words], 0)
        weight, bias = self.all_heads
        parts = (rooted @ weight + bias).split(self.sizes, 1)
        out = {name: part[1:] for name, part in zip(seer.tags, parts, strict=False)}
        entity, dependent, related, head, rel_head = map(gelu, parts[len(seer.tags) :])
        out["entity"] = times(seer.entity[1], entity[1:])
        out["arc"] = times(seer.arc_bilinear, dependent[1:]) @ head.T + (head @ seer.arc_bias.weight.T).T
        half = times(seer.rel_bilinear, related[1:])
        out["rel_half"], out["rel_bias"] = half.view(half.shape[0], -1, related.shape[1]), times(seer.rel_dependent_bias, related[1:])
        out["rel_head"], out["rel_head_bias"] = rel_head, times(seer.rel_head_bias, rel_head)
        return tuple(out[name] for name in OUTPUTS)


def times(linear: torch.nn.Linear, x: torch.Tensor) -> torch.Tensor:
    weight, bias = product(linear)
    return x @ weight + bias


def load(parts: list[Path], mini: Path, sizes: dict[str, int]) -> Seer:
    seer = Seer(MiniLM(), sizes)
    state = {key: value.float() for part in parts for key, value in torch.load(part, map_location="cpu").items()}
    state["encoder.word.weight"] = torch.load(mini)["embeddings.word_embeddings.weight"].float()
    seer.load_state_dict(state)
    return seer.eval()


def export(seer: Seer, path: Path) -> None:
    """Numbers of pieces and words stay free; that the result equals the network is checked on the spot."""
    words, pieces = 7, 11
    example = (
        torch.arange(1000, 1000 + pieces),
        *torch.ones(2, pieces, dtype=torch.long),
        torch.arange(1, words + 1),
        torch.arange(2, words + 2),
    )
    axes = {name: {0: "words" if name in ("first", "last") else "pieces"} for name in INPUTS} | {name: {0: "words"} for name in OUTPUTS}
    axes |= {"arc": {0: "words", 1: "heads"}, "rel_head": {0: "heads"}, "rel_head_bias": {0: "heads"}}
    exported = Exported(seer).eval()
    with torch.no_grad():
        whole = seer(*(each[None] for each in (*example[:3], torch.ones(pieces), *example[3:])))
        for name, ours in zip(OUTPUTS, exported(*example), strict=True):
            torch.testing.assert_close(ours, whole[name][0], atol=1e-3, rtol=1e-3)
        torch.onnx.export(
            exported, example, str(path), input_names=list(INPUTS), output_names=OUTPUTS, dynamic_axes=axes, opset_version=17, dynamo=False
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
    parser.add_argument("--inner", type=int, default=1152, help="neurons to leave in each feed-forward layer (1536 leaves all)")
    args = parser.parse_args()
    arrays = np.load(args.data)
    labels = {key.split("/")[1]: [str(label) for label in arrays[key]] for key in arrays.files if key.startswith("labels/")}
    seer = load(args.parts, args.mini, {name: len(values) for name, values in labels.items()})
    if args.inner < 1536:
        prune(seer, dict(arrays), args.inner)
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
