"""What is wrong with a citation, with a stable code and a Chinese template."""

from __future__ import annotations


class RuleError(ValueError):
    """`template` holds ``%(name)s`` places that `params` fill; `code` is stable for programs."""

    def __init__(self, code: str, template: str, **params: object) -> None:
        self.code = code
        self.template = template
        self.params = params
        super().__init__(template % params if params else template)
