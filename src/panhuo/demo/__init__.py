"""Demonstration data of our own: invented, labelled 示例, enough to see every part at work."""
