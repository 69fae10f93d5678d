"""What to say about the indexes."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from panhuo.engine.api import EncoderStatus, encoder_status
from panhuo.matching.enums import Mode
from panhuo.matching.index.names import IndexName
from panhuo.matching.index.opened import current_encoder
from panhuo.matching.index.state import Rebuild, manifest_of, rebuild_reason, rows_waiting


@dataclass(frozen=True, slots=True)
class OneIndexStatus:
    """One index. `rebuild`: why the next sync will build it anew, if it will."""

    name: IndexName
    generation: str
    documents: int
    changed: int
    encoder: str | None
    created: str
    rebuild: Rebuild | None


@dataclass(frozen=True, slots=True)
class IndexStatus:
    """Both indexes. `encoder_note` says in words what is matched by and why; `waiting` counts unread writes."""

    indexes: tuple[OneIndexStatus, ...]
    encoder: str | None
    encoder_note: str
    waiting: int

    @property
    def documents(self) -> int:
        return sum(index.documents for index in self.indexes)

    @property
    def generation(self) -> str:
        return " ".join(index.generation for index in self.indexes if index.generation)

    @property
    def mode(self) -> Mode:
        """The least that any of the indexes can do."""
        if not all(index.generation for index in self.indexes):
            return Mode.NONE
        return Mode.CAREFUL if self.encoder and all(index.encoder for index in self.indexes) else Mode.WORDS

    @property
    def is_current(self) -> bool:
        """Nothing waits and nothing is to be built anew."""
        return not self.waiting and not any(index.rebuild for index in self.indexes)


def index_status() -> IndexStatus:
    """How the indexes stand to the records, and which encoder is in use and why."""
    encoder = current_encoder()
    wanted = encoder.name if encoder else None
    return IndexStatus(
        indexes=tuple(_one(name, wanted) for name in IndexName),
        encoder=wanted,
        encoder_note=encoder_note(available=encoder is not None, status=encoder_status(), name=wanted),
        waiting=rows_waiting(),
    )


def encoder_note(*, available: bool, status: EncoderStatus, name: str | None = None) -> str:
    """Why matching uses meaning or not, for people. `name` is that of the encoder in use."""
    if available:
        return _("按词语和语义匹配（%(name)s）") % {"name": name or status.name}
    if status.available:
        return _("设置为不使用语义模型，仅按词语匹配")
    return _(status.reason)


def _one(name: IndexName, wanted: str | None) -> OneIndexStatus:
    manifest = manifest_of(name)
    return OneIndexStatus(
        name=name,
        generation=manifest.generation if manifest else "",
        documents=manifest.docs if manifest else 0,
        changed=manifest.changed if manifest else 0,
        encoder=manifest.encoder if manifest else None,
        created=manifest.created if manifest else "",
        rebuild=rebuild_reason(name, encoder=wanted),
    )
