"""Records of annuities."""

from panhuo.portfolio.annuities.models.account import AnnuityAccount, AnnuityDue
from panhuo.portfolio.annuities.models.batch import AnnuityBatch, AnnuityRow
from panhuo.portfolio.annuities.models.payment import Payment
from panhuo.portfolio.annuities.models.settings import AnnuitySettings

__all__ = ["AnnuityAccount", "AnnuityBatch", "AnnuityDue", "AnnuityRow", "AnnuitySettings", "Payment"]
