"""Word files: every template of ours is filled and opens in LibreOffice; others' are tried before they are used."""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from docx import Document

from deals.agreements.records import draft
from panhuo.deals.agreements.api import (
    PartyValue,
    TemplateKind,
    agreement_document,
    consent_document,
    make_document,
    retire_template,
    save_template,
    shipped,
)
from panhuo.deals.agreements.documents.fields import EXAMPLES
from panhuo.orgs.api import InvalidInput, NotAllowed, Role

SOFFICE = shutil.which("soffice")


def words_of(data: bytes) -> str:
    document = Document(BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([p.text for p in document.paragraphs] + cells)


def own(text: str) -> bytes:
    document = Document()
    document.add_paragraph(text)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


@pytest.mark.django_db
def test_a_contract_says_what_was_agreed_and_leaves_blanks_where_nothing_was(university, office):
    agreement = draft(office, university, kind="exclusive", price=1234567, payment_terms="甲 & 乙 <各半>")
    text = words_of(agreement_document(agreement).data)
    patent = agreement.patents.get().patent
    for wanted in (
        "独占许可",
        "12,345.67 元",
        "甲 & 乙 <各半>",
        "示例机械有限公司",
        university.name,
        patent.title,
        "2030-02-28",
    ):
        assert wanted in text
    assert "{{" not in text
    assert "________" in text, "no signing day was said"


@pytest.mark.django_db
def test_an_own_template_is_used_once_it_can_be_filled(university, office):
    office.memberships.update(role=Role.ADMIN)
    agreement = draft(office, university, parties=[PartyValue("taker", "甲公司"), PartyValue("taker", "乙公司")])
    with pytest.raises(InvalidInput, match="没有的位置"):
        save_template(university, kind="licence", name="x", data=own("{{ 没有的位置 }}"), actor=office)
    with pytest.raises(InvalidInput, match="写法有误"):
        save_template(university, kind="licence", name="x", data=own("{{ 甲方名称 "), actor=office)
    with pytest.raises(InvalidInput, match="Word"):
        save_template(university, kind="licence", name="x", data=b"not a file", actor=office)
    row = save_template(
        university, kind="licence", name="本校.docx", data=own("本校文本：{{ 乙方名称 }}"), actor=office
    )
    assert words_of(agreement_document(agreement).data) == "本校文本：甲公司、乙公司"
    retire_template(row, actor=office)
    assert agreement_document(agreement).template == "panhuo"


@pytest.mark.parametrize(
    "attack",
    [
        "{{ 甲方.__class__ }}",
        "{{ 甲方.append(1) }}",
        "{{ ''.__class__.__mro__ }}",
        "{% for x in cycler.__init__ %}{% endfor %}",
    ],
)
@pytest.mark.django_db
def test_a_template_reaches_nothing_but_its_places(university, office, attack):
    office.memberships.update(role=Role.ADMIN)
    with pytest.raises(InvalidInput):
        save_template(university, kind="licence", name="x", data=own(attack), actor=office)


@pytest.mark.django_db
def test_only_administrators_change_templates(university, office):
    with pytest.raises(NotAllowed):
        save_template(university, kind="licence", name="x", data=own("x"), actor=office)


@pytest.mark.django_db
def test_a_consent_names_the_act(university, office):
    agreement = draft(office, university, kind="exclusive")
    patent = agreement.patents.get().patent
    made = consent_document(
        agreement, patent=patent, holder=university, party="示例银行", role="质权人", acts="独占许可"
    )
    text = words_of(made.data)
    assert "示例银行" in text
    assert "独占许可" in text


@pytest.mark.slow
@pytest.mark.skipif(SOFFICE is None, reason="needs LibreOffice (apt-get install libreoffice-writer)")
@pytest.mark.django_db
def test_every_template_opens_in_libreoffice(university, tmp_path: Path):
    for kind in TemplateKind:
        path = tmp_path / f"{kind.value}.docx"
        path.write_bytes(make_document(university, kind=kind, values=EXAMPLES[kind]).data)
    files = [str(path) for path in sorted(tmp_path.glob("*.docx"))]
    command = [
        str(SOFFICE), "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", "pdf",
        "--outdir", str(tmp_path), *files,
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    for kind in TemplateKind:
        with pypdfium2.PdfDocument(tmp_path / f"{kind.value}.pdf") as pdf:
            text = "".join(page.get_textpage().get_text_bounded() for page in pdf)
        assert EXAMPLES[kind].get("专利号", "202310000001.1") in "".join(text.split())
        assert shipped(kind)
