"""What other parts use of the reading of documents."""

from panhuo.policies.documents.errors import DocumentError
from panhuo.policies.documents.limits import DEFAULT_DOCUMENT_LIMITS, DocumentLimits
from panhuo.policies.documents.model import Article, Document, Form, Line
from panhuo.policies.documents.read import read_document, read_pasted

__all__ = [
    "DEFAULT_DOCUMENT_LIMITS",
    "Article",
    "Document",
    "DocumentError",
    "DocumentLimits",
    "Form",
    "Line",
    "read_document",
    "read_pasted",
]
