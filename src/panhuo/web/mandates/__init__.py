"""Mandates: what an agency may do for whom, the needs that it follows, and consents to both sides."""
