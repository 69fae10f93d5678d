"""The BERT of e5-small as ONNX graphs: token ids of one text in, its unit vector out.

The embeddings are one for all texts; of the layers there is one set for patents and one for needs, each with what
`adapt.py` adds. There is no batch axis. Dynamic quantisation takes one scale for a whole activation tensor,
so in a batch a text's vector would depend on its neighbours; one text at a time it cannot
(docs/decisions/0010-careful-encoder.md).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import numpy as np
from onnx import ModelProto, NodeProto, TensorProto, ValueInfoProto, checker, helper, numpy_helper

from panhuo.engine.encode.phrases import OUTPUT, TOKEN_DIM
from panhuo.engine.encode.q4 import Weights

OPSET: Final = 20


class Graph:
    """Collects nodes and constants; every node has one output, named after itself."""

    def __init__(self) -> None:
        self.nodes: list[NodeProto] = []
        self.constants: list[TensorProto] = []

    def constant(self, name: str, value: Any) -> str:
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, kind: str, output: str, *inputs: str, **attributes: Any) -> str:
        self.nodes.append(helper.make_node(kind, list(inputs), [output], name=output, **attributes))
        return output

    def dense(self, value: str, name: str, matrix: Any, bias: Any) -> str:
        """The value times a matrix plus a bias."""
        self.constant(f"{name}.w", matrix)
        self.constant(f"{name}.b", bias)
        return self.node("Add", f"{name}.add", self.node("MatMul", f"{name}.mul", value, f"{name}.w"), f"{name}.b")


def embedding_graph(weights: Weights) -> ModelProto:
    """What goes into the first layer; `ids` is one dimension of int64, `embedded` has a row for each."""
    graph = Graph()
    graph.node("Identity", "embedded", _embed(graph, weights))
    size = weights.shape.hidden
    return _model(
        graph,
        helper.make_tensor_value_info("ids", TensorProto.INT64, ["length"]),
        helper.make_tensor_value_info("embedded", TensorProto.FLOAT, ["length", size]),
    )


def layers_graph(weights: Weights, phrases: Callable[[Graph, str], None]) -> ModelProto:
    """All layers and the mean over all tokens; `vector` has unit length. `phrases` adds the output of that name."""
    graph = Graph()
    hidden = layers(graph, weights, "embedded")
    graph.constant("first.axis", np.array([0], dtype=np.int64))
    mean = graph.node("ReduceMean", "mean", hidden, "first.axis", keepdims=0)
    graph.node("LpNormalization", "vector", mean, axis=0, p=2)
    phrases(graph, hidden)
    size = weights.shape.hidden
    return _model(
        graph,
        helper.make_tensor_value_info("embedded", TensorProto.FLOAT, ["length", size]),
        helper.make_tensor_value_info("vector", TensorProto.FLOAT, [size]),
        helper.make_tensor_value_info(OUTPUT, TensorProto.FLOAT, ["length", TOKEN_DIM]),
    )


def lower_products(model: ModelProto, *, layers: int) -> list[str]:
    """Names of the matrix products of the first so many layers."""
    first = tuple(f"l{layer}." for layer in range(layers))
    return [node.name for node in model.graph.node if node.op_type == "MatMul" and node.name.startswith(first)]


def layers(graph: Graph, weights: Weights, value: str) -> str:
    """All layers; returns the name of the last hidden states."""
    shape = weights.shape
    graph.constant("heads.shape", np.array([0, shape.heads, shape.hidden // shape.heads], dtype=np.int64))
    graph.constant("flat.shape", np.array([0, shape.hidden], dtype=np.int64))
    graph.constant("qkv.sizes", np.array([shape.hidden] * 3, dtype=np.int64))
    for layer in range(shape.layers):
        value = _layer(graph, weights, value, f"l{layer}")
    return value


def _model(graph: Graph, given: ValueInfoProto, *found: ValueInfoProto) -> ModelProto:
    proto = helper.make_graph(graph.nodes, "careful", [given], found, graph.constants)
    model = helper.make_model(proto, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=9)
    checker.check_model(model)
    return model


def _embed(graph: Graph, weights: Weights) -> str:
    shape = weights.shape
    positions = weights.matrix("emb.pos", shape.positions) + weights.matrix("emb.type", shape.types)[0]
    graph.constant("emb.word", weights.matrix("emb.word", shape.vocabulary))
    graph.constant("emb.pos", positions)
    graph.constant("zero", np.array([0], dtype=np.int64))
    word = graph.node("Gather", "emb.gather", "emb.word", "ids", axis=0)
    length = graph.node("Shape", "emb.length", "ids")
    place = graph.node("Slice", "emb.place", "emb.pos", "zero", length)
    return _norm(graph, weights, graph.node("Add", "emb.sum", word, place), "emb.ln")


def _norm(graph: Graph, weights: Weights, value: str, name: str) -> str:
    scale = graph.constant(f"{name}.w", weights.tensors[f"{name}.w"])
    bias = graph.constant(f"{name}.b", weights.tensors[f"{name}.b"])
    epsilon = weights.shape.epsilon
    return graph.node("LayerNormalization", f"{name}.out", value, scale, bias, axis=-1, epsilon=epsilon)


def _linear(graph: Graph, weights: Weights, value: str, name: str) -> str:
    bias = weights.tensors[f"{name}.b"]
    return graph.dense(value, name, weights.matrix(f"{name}.w", len(bias)).T, bias)


def _attention(graph: Graph, weights: Weights, value: str, layer: str) -> str:
    shape = weights.shape
    scale = np.float32(1 / np.sqrt(shape.hidden // shape.heads))
    factors = {"q": scale, "k": np.float32(1), "v": np.float32(1)}
    matrix = np.concatenate([weights.matrix(f"{layer}.{n}.w", shape.hidden).T * f for n, f in factors.items()], axis=1)
    bias = np.concatenate([weights.tensors[f"{layer}.{n}.b"] * f for n, f in factors.items()])
    joint = graph.dense(value, f"{layer}.qkv", matrix, bias)
    parts = [f"{layer}.{n}" for n in factors]
    graph.nodes.append(helper.make_node("Split", [joint, "qkv.sizes"], parts, name=f"{layer}.split", axis=-1))
    heads = {}
    for part, order in zip(parts, ([1, 0, 2], [1, 2, 0], [1, 0, 2]), strict=True):
        apart = graph.node("Reshape", f"{part}.heads", part, "heads.shape")
        heads[part] = graph.node("Transpose", f"{part}.turned", apart, perm=order)
    query, key, content = heads.values()
    closeness = graph.node("MatMul", f"{layer}.scores", query, key)
    shares = graph.node("Softmax", f"{layer}.shares", closeness, axis=-1)
    mixed = graph.node("MatMul", f"{layer}.mixed", shares, content)
    back = graph.node("Transpose", f"{layer}.back", mixed, perm=[1, 0, 2])
    return graph.node("Reshape", f"{layer}.joined", back, "flat.shape")


def _layer(graph: Graph, weights: Weights, value: str, layer: str) -> str:
    attended = _linear(graph, weights, _attention(graph, weights, value, layer), f"{layer}.ao")
    value = _norm(graph, weights, graph.node("Add", f"{layer}.res1", attended, value), f"{layer}.aln")
    inner = graph.node("Gelu", f"{layer}.gelu", _linear(graph, weights, value, f"{layer}.fi"))
    outer = _linear(graph, weights, inner, f"{layer}.fo")
    return _norm(graph, weights, graph.node("Add", f"{layer}.res2", outer, value), f"{layer}.oln")
