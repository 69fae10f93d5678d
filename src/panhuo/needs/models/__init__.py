"""Records of needs and profiles."""

from panhuo.needs.models.attachment import NeedAttachment
from panhuo.needs.models.industry import Industry
from panhuo.needs.models.need import Need
from panhuo.needs.models.profile import EnterpriseProfile

__all__ = ["EnterpriseProfile", "Industry", "Need", "NeedAttachment"]
