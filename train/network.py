"""The network: one small encoder under several heads. Built so that it exports to ONNX as it stands."""

from __future__ import annotations

import torch
from torch import Tensor, nn

SHAPES = 10  # lower, Title, UPPER, mixed, digits, …: see `shape_of` in dateline.models.pieces
GAPS = 3  # no space before, space, paragraph


class Layer(nn.Module):
    """One BERT layer (post-norm)."""

    def __init__(self, size: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value, self.out = (nn.Linear(size, size) for _ in range(4))
        self.up, self.down = nn.Linear(size, inner), nn.Linear(inner, size)
        self.norm_attention, self.norm_output = nn.LayerNorm(size, 1e-12), nn.LayerNorm(size, 1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        batch, length, size = x.shape

        def split(y: Tensor) -> Tensor:
            return y.view(batch, length, self.heads, size // self.heads).transpose(1, 2)

        scores = split(self.query(x)) @ split(self.key(x)).transpose(2, 3) / (size // self.heads) ** 0.5 + bias
        mixed = self.dropout(scores.softmax(-1)) @ split(self.value(x))
        x = self.norm_attention(x + self.dropout(self.out(mixed.transpose(1, 2).reshape(batch, length, size))))
        return self.norm_output(x + self.dropout(self.down(nn.functional.gelu(self.up(x)))))


class MiniLM(nn.Module):
    """The six-layer encoder of all-MiniLM-L6-v2, with the shape of words and the gaps between them added below."""

    size = 384

    def __init__(self, vocabulary: int = 30522, layers: int = 6, dropout: float = 0.1) -> None:
        super().__init__()
        self.word, self.position = nn.Embedding(vocabulary, 384), nn.Embedding(512, 384)
        self.norm = nn.LayerNorm(384, 1e-12)
        self.layers = nn.ModuleList(Layer(384, 12, 1536, dropout) for _ in range(layers))
        self.dropout = nn.Dropout(dropout)

    def forward(self, ids: Tensor, extra: Tensor, mask: Tensor) -> Tensor:
        positions = torch.arange(ids.shape[1], device=ids.device)
        x = self.dropout(self.norm(self.word(ids) + self.position(positions) + extra))
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -10000.0
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def load_bert(self, weights: dict[str, Tensor]) -> None:
        """Takes over the tensors of a Hugging Face BERT; token type 0 is folded into the positions."""
        own = {"word.weight": weights["embeddings.word_embeddings.weight"], "norm.weight": weights["embeddings.LayerNorm.weight"]}
        own["norm.bias"] = weights["embeddings.LayerNorm.bias"]
        own["position.weight"] = weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
        names = {
            "query": "attention.self.query",
            "key": "attention.self.key",
            "value": "attention.self.value",
            "out": "attention.output.dense",
            "norm_attention": "attention.output.LayerNorm",
            "up": "intermediate.dense",
            "down": "output.dense",
            "norm_output": "output.LayerNorm",
        }
        for k in range(len(self.layers)):
            for ours, theirs in names.items():
                for part in ("weight", "bias"):
                    own[f"layers.{k}.{ours}.{part}"] = weights[f"encoder.layer.{k}.{theirs}.{part}"]
        self.load_state_dict({name: tensor.float() for name, tensor in own.items()})


class MPNet(nn.Module):
    """The teacher: all-mpnet-base-v2, only used while training."""

    size = 768

    def __init__(self) -> None:
        super().__init__()
        from transformers import MPNetConfig, MPNetModel

        self.model = MPNetModel(MPNetConfig(vocab_size=30527, max_position_embeddings=514, layer_norm_eps=1e-5), add_pooling_layer=False)

    def forward(self, ids: Tensor, extra: Tensor, mask: Tensor) -> Tensor:
        embedded = self.model.embeddings.word_embeddings(ids) + extra
        return self.model(inputs_embeds=embedded, attention_mask=mask).last_hidden_state


def mlp(size: int, out: int, dropout: float) -> nn.Sequential:
    return nn.Sequential(nn.Linear(size, out), nn.GELU(), nn.Dropout(dropout))


class Seer(nn.Module):
    """Encoder and heads. All outputs are logits over words.

    `relations` leaves the bilinear half-done, [batch, word, relation, hidden]: the last product with the chosen
    head's vector is made once the tree is known, so that no score is computed for arcs that are not.
    """

    def __init__(self, encoder: nn.Module, sizes: dict[str, int], dropout: float = 0.25, arc: int = 256, rel: int = 96) -> None:
        super().__init__()
        size = encoder.size
        self.encoder, self.shape, self.gap = encoder, nn.Embedding(SHAPES, size), nn.Embedding(GAPS, size)
        nn.init.normal_(self.shape.weight, std=0.02), nn.init.normal_(self.gap.weight, std=0.02)
        self.dropout = nn.Dropout(dropout)
        self.tags = nn.ModuleDict({name: nn.Linear(size, sizes[name]) for name in ("upos", "xpos", "feats", "lemma", "end")})
        self.entity = nn.Sequential(mlp(size, 192, dropout), nn.Linear(192, sizes["entity"]))
        self.arc_dependent, self.arc_head = mlp(size, arc, dropout), mlp(size, arc, dropout)
        self.rel_dependent, self.rel_head = mlp(size, rel, dropout), mlp(size, rel, dropout)
        self.root = nn.Parameter(torch.zeros(size))
        self.arc_bilinear = nn.Linear(arc, arc, bias=False)
        self.arc_bias = nn.Linear(arc, 1, bias=False)
        self.rel_bilinear = nn.Linear(rel, sizes["rel"] * rel, bias=False)
        self.rel_dependent_bias, self.rel_head_bias = nn.Linear(rel, sizes["rel"]), nn.Linear(rel, sizes["rel"], bias=False)
        nn.init.xavier_uniform_(self.arc_bilinear.weight)

    def forward(self, ids: Tensor, shape: Tensor, gap: Tensor, mask: Tensor, first: Tensor, last: Tensor) -> dict[str, Tensor]:
        """ids, shape, gap, mask: [batch, piece]; first, last: [batch, word], the outer pieces of every word."""
        hidden = self.encoder(ids, self.shape(shape) + self.gap(gap), mask)
        size = hidden.shape[-1]
        words = (hidden.gather(1, first[..., None].expand(-1, -1, size)) + hidden.gather(1, last[..., None].expand(-1, -1, size))) * 0.5
        words = self.dropout(words)
        out = {name: head(words) for name, head in self.tags.items()}
        out["entity"] = self.entity(words)
        rooted = torch.cat([self.root.to(words.dtype).expand(words.shape[0], 1, -1), words], 1)
        heads = self.arc_head(rooted)
        out["arc"] = self.arc_bilinear(self.arc_dependent(words)) @ heads.transpose(1, 2) + self.arc_bias(heads).transpose(1, 2)
        dependent, head = self.rel_dependent(words), self.rel_head(rooted)
        half = self.rel_bilinear(dependent).view(*dependent.shape[:2], -1, dependent.shape[-1])
        out["rel_half"], out["rel_bias"] = half, self.rel_dependent_bias(dependent)
        out["rel_head"], out["rel_head_bias"] = head, self.rel_head_bias(head)
        return out


def relation_logits(out: dict[str, Tensor], heads: Tensor) -> Tensor:
    """[batch, word, relation] for the chosen heads ([batch, word], 0 = root)."""
    size, count = out["rel_head"].shape[-1], out["rel_bias"].shape[-1]
    head = out["rel_head"].gather(1, heads[..., None].expand(-1, -1, size))
    bias = out["rel_head_bias"].gather(1, heads[..., None].expand(-1, -1, count))
    return (out["rel_half"] @ head[..., None]).squeeze(-1) + out["rel_bias"] + bias
