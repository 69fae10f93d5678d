"""The sampling check of the authority (抽查)."""
