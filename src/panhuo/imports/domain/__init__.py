"""What is done with imports: create, map, plan, apply, undo, stop."""
