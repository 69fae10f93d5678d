"""The text by which a record asks; spans in explanations count characters of it."""

from __future__ import annotations

from panhuo.engine.api import Doc
from panhuo.engine.text.join import join
from panhuo.matching.index.names import PATENT, doc_id
from panhuo.matching.index.patent_docs import text_of, title_of
from panhuo.matching.index.texts import need_text
from panhuo.needs.api import EnterpriseProfile, Need, profile_text
from panhuo.patents.api import Patent


def question_of_need(need: Need) -> str:
    """Title and text of a need, as the index holds them."""
    return join(need.title, need_text(need.text))


def question_of_profile(profile: EnterpriseProfile) -> str:
    """What an enterprise makes and wants."""
    return need_text(profile_text(profile))


def question_of_patent(patent: Patent) -> str:
    """Title, abstract and first claim, as the index holds them."""
    return join(title_of(patent), text_of(patent))


def bare_doc(patent: Patent) -> Doc:
    """The patent for explaining: its texts without filter values, which would cost queries."""
    return Doc(id=doc_id(PATENT, patent.pk), title=title_of(patent), text=text_of(patent), version=patent.version)
