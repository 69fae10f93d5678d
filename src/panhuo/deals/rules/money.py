"""Whole 分: the named steps of rounding, and splitting without losing one."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal, localcontext
from functools import lru_cache
from math import lcm
from typing import Final

from panhuo.intake.phrases import gettext_noop
from panhuo.law.errors import RuleError

HUNDRED: Final = Decimal(100)
ONE: Final = Decimal(1)
_PRECISION: Final = 60


def round_fen(exact: Decimal) -> int:
    """The one step by which exact amounts become money: half a 分 away from zero."""
    return int(exact.quantize(ONE, rounding=ROUND_HALF_UP))


def raise_fen(exact: Decimal) -> int:
    """For floors (不低于): the smallest whole 分 that is not below `exact`."""
    return int(exact.quantize(ONE, rounding=ROUND_CEILING))


def percent_of(fen: int, percent: Decimal) -> Decimal:
    """`percent` of `fen`, exact."""
    with localcontext() as context:
        context.prec = _PRECISION
        return Decimal(fen) * percent / HUNDRED


def split_fen(total: int, weights: Sequence[Decimal | int]) -> list[int]:
    """Split `total` in the ratio of `weights` by largest remainder; equal remainders go to the earlier.

    The parts always add up to `total`; a negative total splits like its opposite, so that a refund takes back
    exactly what was given.

    Raises:
        RuleError: there is no weight, or one is negative.
    """
    shares, whole = _whole_shares(tuple(weights))
    sign, size = (-1, -total) if total < 0 else (1, total)
    parts, rests = zip(*(divmod(size * share, whole) for share in shares), strict=True)
    left = size - sum(parts)
    if not left:
        return [sign * part for part in parts]
    lifted = set(sorted(range(len(rests)), key=lambda n: -rests[n])[:left])
    return [sign * (part + (n in lifted)) for n, part in enumerate(parts)]


@lru_cache(maxsize=4096)
def _whole_shares(weights: tuple[Decimal | int, ...]) -> tuple[tuple[int, ...], int]:
    """The weights as whole numbers in the same ratio, and their sum."""
    if any(weight < 0 for weight in weights) or not any(weights):
        raise RuleError(gettext_noop("分配比例应为非负数且不全为零"), code="no_weights")
    ratios = [weight.as_integer_ratio() for weight in weights]
    common = lcm(*(below for _above, below in ratios))
    shares = tuple(above * (common // below) for above, below in ratios)
    return shares, sum(shares)


def yuan(fen: int) -> str:
    """`fen` as 元 with two decimals."""
    sign = "-" if fen < 0 else ""
    return f"{sign}{abs(fen) // 100}.{abs(fen) % 100:02d}"


def fen_of(text: str | int | Decimal, *, place: str = "") -> int:
    """元 (text or number) as 分.

    Raises:
        RuleError: not a number, or finer than a 分.
    """
    try:
        exact = Decimal(str(text).replace(",", "").strip()) * 100
        whole = exact.is_finite() and exact == exact.to_integral_value()
    except ArithmeticError:
        whole = False
    if not whole:
        raise RuleError(
            gettext_noop("%(place)s：“%(value)s”不是金额"), code="not_money", place=place, value=str(text)[:40]
        )
    return int(exact)
