"""Tables that go out: marked workbooks, templates, safe cells."""
