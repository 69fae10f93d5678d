"""The index of what the desk shows to everybody; it holds nothing else, so it needs no rule of who reads it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final
from uuid import uuid4

from django.conf import settings
from django.db import transaction

from panhuo.engine.api import Doc, VectorCache, build_index, load_encoder
from panhuo.exchange.desk.models import Question
from panhuo.exchange.desk.queries.guides import guides
from panhuo.orgs.api import Job, JobState, start_job

KIND: Final = "desk.index"


def index_path() -> Path:
    return Path(settings.INDEX_DIR) / "desk"


def documents() -> Iterator[Doc]:
    """Published questions with their last answer, and guides."""
    for question in Question.objects.published().prefetch_related("answers"):
        last = next(iter(question.answers.all()), None)
        text = "\n".join(part for part in (question.public_text, last.text if last else "") if part)
        yield Doc(id=f"question:{question.pk}", title=question.public_title, text=text)
    for guide in guides():
        yield Doc(id=f"guide:{guide.slug}", title=guide.title, text=guide.text)


def rebuild_desk_index() -> int:
    """Build it anew, which is cheap: these are hundreds of texts. Gives how many it holds."""
    encoder = load_encoder(settings.ENCODER)
    vectors = VectorCache(Path(settings.DATA_DIR) / "vectors.sqlite3") if encoder is not None else None
    return build_index(index_path(), list(documents()), encoder=encoder, vectors=vectors).docs


def desk_changed() -> None:
    """Have the index built anew soon after this transaction; several changes make one job."""
    transaction.on_commit(_start)


def _start() -> None:
    if not Job.objects.filter(kind=KIND, state=JobState.QUEUED).exists():
        start_job(KIND, key=f"{KIND}:{uuid4().hex}")
