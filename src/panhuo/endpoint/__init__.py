"""A language model behind an OpenAI-compatible address, off until an administrator sets one up. Imports no Django."""
