"""What a text says: aspects with the sentences they come from. Imports no Django."""
