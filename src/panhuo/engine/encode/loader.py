"""Which encoder is there, and why not if it is not."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from panhuo.engine.encode.build import is_built
from panhuo.engine.encode.careful import CarefulEncoder
from panhuo.engine.encode.fast import FAST, shipped_fast_encoder
from panhuo.engine.encode.paths import CAREFUL, careful_dir, careful_name, source_version
from panhuo.engine.errors import EngineError
from panhuo.engine.phrases import gettext_noop

if TYPE_CHECKING:
    from pathlib import Path

    from panhuo.engine.encode.protocol import Encoder


@dataclass(frozen=True, slots=True)
class EncoderStatus:
    """What pages say about matching by meaning. `code` is stable; `reason` is a Chinese sentence to translate."""

    name: str
    available: bool
    code: str
    reason: str


def encoder_status() -> EncoderStatus:
    """Whether the careful encoder is ready, without loading it."""
    name = careful_name()
    if is_built(careful_dir()):
        return EncoderStatus(name, available=True, code="ready", reason=gettext_noop("语义模型可用。"))
    if source_version() is None:
        reason = gettext_noop("未安装语义模型的软件包，目前只按词语匹配。")
        return EncoderStatus(name, available=False, code="not_installed", reason=reason)
    reason = gettext_noop("语义模型尚未构建，目前只按词语匹配；执行 panhuo models build 即可构建。")
    return EncoderStatus(name, available=False, code="not_built", reason=reason)


def load_encoder(preference: str = "auto") -> Encoder | None:
    """The encoder asked for: ``auto`` = careful if it is built, else None; ``careful``; ``fast``; ``none``.

    Never something other than what was asked for. Raises `EngineError`: ``encoder.missing`` if ``careful`` is not
    built, ``encoder.unknown`` for another name.
    """
    if preference == "none":
        return None
    if preference == FAST:
        return shipped_fast_encoder()
    if preference not in ("auto", CAREFUL):
        raise EngineError(
            code="encoder.unknown",
            message=gettext_noop("没有名为“%(name)s”的编码器（可选：auto、careful、fast、none）。"),
            name=preference,
        )
    status = encoder_status()
    if status.available:
        return _load(careful_dir(), status.name)
    if preference == CAREFUL:
        raise EngineError(code="encoder.missing", message=status.reason)
    return None


@lru_cache(maxsize=1)
def _load(folder: Path, name: str) -> CarefulEncoder:
    return CarefulEncoder(folder, name=name)
