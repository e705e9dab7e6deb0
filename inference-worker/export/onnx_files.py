"""What is done to every exported ONNX file before it is shipped."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
from onnx import numpy_helper

_BESIDE = 64 << 20
_SMALL = 1024


def finish(file: Path, shapes: dict[str, tuple[int, ...]], precision: str = "fp32") -> None:
    """Declares the outputs' shapes after `batch`, sets the weights' precision, and drops what only a reader needs.

    precision: fp32 | fp16-weights (stored in half, computed in fp32) | fp16 (computed in half, fp32 in and out).
    Weights of more than 64 MB go into one file beside the graph, `{name}.data`.
    """
    model = onnx.load(str(file))
    for output in model.graph.output:
        if output.name in shapes:
            _declare(output, shapes[output.name])
    for node in model.graph.node:
        node.ClearField("doc_string")
    if precision == "fp16-weights":
        _halve_weights(model.graph)
    elif precision == "fp16":
        from onnxruntime.transformers.float16 import convert_float_to_float16

        model = convert_float_to_float16(model, keep_io_types=True, disable_shape_infer=True)
    elif precision != "fp32":
        raise ValueError(f"no such precision: {precision}")
    _save(model, file)


def _declare(output: onnx.ValueInfoProto, shape: tuple[int, ...]) -> None:
    dims = output.type.tensor_type.shape.dim
    for dim, length in zip(list(dims)[1:], shape):
        dim.Clear()
        dim.dim_value = length


def _halve_weights(graph: onnx.GraphProto) -> None:
    casts = []
    for weight in graph.initializer:
        if weight.data_type != onnx.TensorProto.FLOAT or np.prod(weight.dims) < _SMALL:
            continue
        name = weight.name
        half = numpy_helper.from_array(numpy_helper.to_array(weight).astype(np.float16), name + "_half")
        weight.CopyFrom(half)
        casts.append(onnx.helper.make_node("Cast", [half.name], [name], name + "_cast", to=onnx.TensorProto.FLOAT))
    nodes = list(graph.node)
    graph.ClearField("node")
    graph.node.extend([*casts, *nodes])


def _save(model: onnx.ModelProto, file: Path) -> None:
    for old in file.parent.glob(file.name + ".data"):
        old.unlink()
    size = sum(len(weight.raw_data) for weight in model.graph.initializer)
    if size > _BESIDE:
        onnx.save(model, str(file), save_as_external_data=True, location=file.name + ".data")
    else:
        onnx.save(model, str(file))


def compact(file: Path) -> None:
    """Makes a small file smaller: equal constants become one, inner names short. For fixtures; profiles read worse."""
    model = onnx.load(str(file))
    graph = model.graph
    kept = {value.name: value.name for value in (*graph.input, *graph.output)}
    constants: dict[bytes, str] = {}
    nodes = []
    for node in graph.node:
        if node.op_type == "Constant":
            content = b"".join(a.SerializeToString() for a in node.attribute)
            known = constants.setdefault(content, f"c{len(constants)}")
            repeated = known in kept.values()
            kept[node.output[0]] = known
            if repeated:
                continue
        nodes.append(node)

    def short(name: str) -> str:
        return kept.setdefault(name, f"t{len(kept)}") if name else name

    for weight in graph.initializer:
        weight.name = short(weight.name)
    for node in nodes:
        node.name = ""
        node.input[:] = [short(name) for name in node.input]
        node.output[:] = [short(name) for name in node.output]
    graph.ClearField("node")
    graph.node.extend(nodes)
    graph.ClearField("value_info")
    onnx.save(model, str(file))
