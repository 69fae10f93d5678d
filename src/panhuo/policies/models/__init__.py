"""Records of the inventory of policies."""

from panhuo.policies.models.article import PolicyArticle
from panhuo.policies.models.campaign import Campaign, HandIn
from panhuo.policies.models.finding import Finding
from panhuo.policies.models.layout import ListLayout
from panhuo.policies.models.mend import Mend
from panhuo.policies.models.policy import Policy, PolicyRelation
from panhuo.policies.models.referral import Referral
from panhuo.policies.models.upload import PolicyUpload, UploadedDocument
from panhuo.policies.models.version import PolicyVersion

__all__ = [
    "Campaign",
    "Finding",
    "HandIn",
    "ListLayout",
    "Mend",
    "Policy",
    "PolicyArticle",
    "PolicyRelation",
    "PolicyUpload",
    "PolicyVersion",
    "Referral",
    "UploadedDocument",
]
