"""The keeper of a record opens and closes it on its page."""

from __future__ import annotations

import pytest

from panhuo.patents.api import Patent, Visibility
from web.records import make_patent, plain


@pytest.fixture
def kept(university, office):
    return plain("一种内部装置", holder=university, visibility=Visibility.ORGANISATION)


def level_of(patent) -> str:
    return Patent.objects.get(pk=patent.pk).visibility


def test_what_came_in_for_the_office_alone_is_opened_to_all_and_closed_again(client, client_of, office, kept):
    page, own = f"/patents/{kept.pk}/", client_of(office)
    assert client.get(page).status_code == 404
    assert f"{page}visibility/" in own.get(page).content.decode()
    answer = own.post(f"{page}visibility/", {"visibility": "public"}, follow=True)
    assert "公开范围：公开" in answer.content.decode()
    assert client.get(page).status_code == 200
    own.post(f"{page}visibility/", {"visibility": "organisation"})
    assert client.get(page).status_code == 404


def test_others_are_neither_offered_it_nor_obeyed(client_of, firm, university, kept):
    shown = make_patent(holder=university)
    page, other = f"/patents/{shown.pk}/", client_of(firm)
    assert "visibility/" not in other.get(page).content.decode()
    assert other.post(f"{page}visibility/", {"visibility": "organisation"}).status_code == 403
    assert level_of(shown) == Visibility.PUBLIC
    assert other.post(f"/patents/{kept.pk}/visibility/", {"visibility": "public"}).status_code == 404
    assert level_of(kept) == Visibility.ORGANISATION


def test_a_record_of_nobody_is_not_offered_to_one_organisation(client_of, root, kept):
    client, open_one = client_of(root), make_patent()
    assert 'value="organisation"' in client.get(f"/patents/{kept.pk}/").content.decode()
    assert 'value="organisation"' not in client.get(f"/patents/{open_one.pk}/").content.decode()
    for wrong in ("organisation", "x"):
        client.post(f"/patents/{open_one.pk}/visibility/", {"visibility": wrong})
        assert level_of(open_one) == Visibility.PUBLIC
