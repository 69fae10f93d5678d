"""Staged imports: upload, plan, preview, apply, undo."""
