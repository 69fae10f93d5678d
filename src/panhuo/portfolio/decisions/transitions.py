"""From which state to which a review may go, and what it needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from panhuo.portfolio.decisions.enums import ReviewState as S


@dataclass(frozen=True, slots=True)
class Move:
    """`verb` is what is logged; `needs` a word for what must be so first (`domain/moves.py` checks it)."""

    verb: str
    start: S
    end: S
    needs: str = ""


MOVES: Final = (
    Move("open_votes", S.DRAFT, S.VOTING),
    Move("back_to_draft", S.VOTING, S.DRAFT),
    Move("publish", S.VOTING, S.NOTICE, "votes"),
    Move("finish", S.NOTICE, S.FINAL, "notice_over"),
    Move("reopen", S.NOTICE, S.VOTING),
    Move("reopen_final", S.FINAL, S.VOTING),
    Move("execute", S.FINAL, S.EXECUTED, "no_new_block"),
    Move("cancel", S.DRAFT, S.CANCELLED),
    Move("cancel_votes", S.VOTING, S.CANCELLED),
)


def moves_from(state: str) -> list[Move]:
    return [move for move in MOVES if move.start == state]


def move_of(verb: str, state: str) -> Move | None:
    return next((move for move in MOVES if move.verb == verb and move.start == state), None)
