"""A BERT encoder written as an ONNX graph with int8 weights, straight from its weight file.

Two things set it apart from exporting the torch module and quantising the result. It is made of
the fused operators that onnxruntime runs fastest on a CPU. And activations are quantised with one
scale a token: the usual dynamic quantisation takes one scale a batch, so that the vector of a
text depends on the texts that happen to be encoded with it (cosine down to .96 to itself).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from service.encoder.weights import BertShape

Weights = Mapping[str, NDArray[np.float32]]

MICROSOFT = "com.microsoft"
"""onnxruntime's own operators, part of every build of it."""

_ZERO_POINT = 128
_GELU_ZERO_POINT = 16
_GELU_LEAST = 0.17
"""GELU never goes below -0.17, so its codes need little room below zero."""


@dataclass(frozen=True, slots=True)
class _Quantised:
    """Activations as uint8 codes: `(codes - zero_point) * scale`, one scale a token."""

    codes: str
    scale: str
    zero_point: str


def bert_graph(weights: Weights, shape: BertShape) -> bytes:
    """The serialised model `(words (n, length, dim) float32, lengths (n,) int32) → hidden float32`.

    `words` are rows of the tensor `weights.WORDS`, which the model leaves out: by far the largest,
    it is mapped from the weight file and so held once for all models and processes. `hidden` is
    `(n, length, dim)`; `lengths` counts the tokens of each row that are no padding. Raises
    `KeyError` if `weights` lacks a tensor of a BERT of this shape.
    """
    return _BertGraph(weights, shape).serialised()


def quantised_weights(weight: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """`(inputs, outputs)` weights as int8 codes, and the `(outputs,)` scale of each column.

    Two neighbours in a column sum to at most 128 in size: CPUs without VNNI add pairs of products
    in 16 bits, which then cannot overflow, so that every x86 CPU gives the same result.
    """
    size = np.abs(weight)
    pairs = size[0::2] + size[1::2]
    scale = np.maximum(np.maximum(size.max(axis=0), pairs.max(axis=0)) / 127, 1e-12)
    return np.rint(weight / scale).astype(np.int8), scale.astype(np.float32)


class _BertGraph:
    def __init__(self, weights: Weights, shape: BertShape) -> None:
        self._weights = weights
        self._shape = shape
        self._nodes: list[onnx.NodeProto] = []
        self._constants: dict[str, NDArray[np.generic]] = {}
        hidden = self._embeddings()
        for layer in range(shape.layers):
            hidden = self._layer(hidden, f"encoder.layer.{layer}.")
        self._hidden = hidden

    def serialised(self) -> bytes:
        dim = self._weights["embeddings.LayerNorm.weight"].size
        graph = helper.make_graph(
            self._nodes,
            "bert",
            [
                helper.make_tensor_value_info("words", TensorProto.FLOAT, ["n", "length", dim]),
                helper.make_tensor_value_info("lengths", TensorProto.INT32, ["n"]),
            ],
            [helper.make_tensor_value_info(self._hidden, TensorProto.FLOAT, ["n", "length", None])],
            [numpy_helper.from_array(value, name) for name, value in self._constants.items()],
        )
        opsets = [helper.make_opsetid("", 20), helper.make_opsetid(MICROSOFT, 1)]
        model = helper.make_model(graph, opset_imports=opsets, ir_version=10)
        return bytes(model.SerializeToString(deterministic=True))

    def _embeddings(self) -> str:
        places = self._weights["embeddings.position_embeddings.weight"]
        segment = self._weights["embeddings.token_type_embeddings.weight"][0]
        positions = self._constant("positions", places + segment)
        zero = self._constant("zero", np.array([0]))
        length = self._node("Shape", "words", start=1, end=2)
        summed = self._node("Add", "words", self._node("Slice", positions, zero, length, zero))
        return self._normalised(summed, "embeddings.LayerNorm")

    def _layer(self, hidden: str, name: str) -> str:
        attended = self._attention(hidden, name + "attention.")
        wide = self._node(
            "Gelu",
            self._biased(
                self._times(self._quantised(attended), name + "intermediate.dense"),
                name + "intermediate.dense",
            ),
            domain=MICROSOFT,
        )
        narrow = self._times(self._quantised_gelu(wide), name + "output.dense")
        return self._residual(narrow, attended, name + "output")

    def _attention(self, hidden: str, name: str) -> str:
        parts = [f"{name}self.{part}" for part in ("query", "key", "value")]
        codes = self._quantised(hidden)
        bias = self._constant(
            name + "bias", np.concatenate([self._weights[part + ".bias"] for part in parts])
        )
        attended = self._node(
            "MultiHeadAttention",
            *(self._times(codes, part) for part in parts),
            bias,
            "lengths",
            domain=MICROSOFT,
            num_heads=self._shape.heads,
        )
        return self._residual(
            self._times(self._quantised(attended), name + "output.dense"), hidden, name + "output"
        )

    def _residual(self, change: str, hidden: str, name: str) -> str:
        biased = self._biased(change, name + ".dense")
        return self._normalised(self._node("Add", biased, hidden), name + ".LayerNorm")

    def _normalised(self, hidden: str, name: str) -> str:
        # Not SkipLayerNormalization, which would add as well: it takes eight times as long.
        return self._node(
            "LayerNormalization",
            hidden,
            self._weight(name + ".weight"),
            self._weight(name + ".bias"),
            axis=-1,
            epsilon=self._shape.norm_epsilon,
        )

    def _biased(self, hidden: str, name: str) -> str:
        return self._node("Add", hidden, self._weight(name + ".bias"))

    def _quantised(self, hidden: str) -> _Quantised:
        peak = self._peak(self._node("Abs", hidden))
        scale = self._scale(peak, 127, least=1e-9)
        return self._coded(hidden, scale, _ZERO_POINT)

    def _quantised_gelu(self, hidden: str) -> _Quantised:
        least = _GELU_LEAST / _GELU_ZERO_POINT
        scale = self._scale(self._peak(hidden), 255 - _GELU_ZERO_POINT, least=least)
        return self._coded(hidden, scale, _GELU_ZERO_POINT)

    def _peak(self, hidden: str) -> str:
        return self._node("ReduceMax", hidden, self._constant("last", np.array([-1])))

    def _scale(self, peak: str, codes: int, *, least: float) -> str:
        step = self._node("Mul", peak, self._number(1 / codes))
        return self._node("Max", step, self._number(least))

    def _coded(self, hidden: str, scale: str, zero_point: int) -> _Quantised:
        scaled = self._node("Mul", hidden, self._node("Reciprocal", scale))
        zero = self._constant(f"zero_point_{zero_point}", np.array(zero_point, np.uint8))
        return _Quantised(self._node("QuantizeLinear", scaled, self._number(1), zero), scale, zero)

    def _times(self, left: _Quantised, name: str) -> str:
        """The product with the weights `name`, without its bias."""
        codes, scales = quantised_weights(self._weights[name + ".weight"].T)
        product = self._node(
            "MatMulIntegerToFloat",
            left.codes,
            self._constant(name + ".codes", codes),
            self._number(1),
            self._constant(name + ".scales", scales),
            left.zero_point,
            domain=MICROSOFT,
        )
        return self._node("Mul", product, left.scale)

    def _weight(self, name: str) -> str:
        return self._constant(name, self._weights[name])

    def _number(self, value: float) -> str:
        return self._constant(f"number_{value:.9g}", np.array(value, np.float32))

    def _constant(self, name: str, value: NDArray[np.generic]) -> str:
        self._constants[name] = value
        return name

    def _node(
        self,
        operator: str,
        *inputs: str,
        domain: str = "",
        **attributes: Any,  # noqa: ANN401 (ONNX's own)
    ) -> str:
        output = f"{operator}_{len(self._nodes)}"
        self._nodes.append(
            helper.make_node(operator, list(inputs), [output], domain=domain, **attributes)
        )
        return output
