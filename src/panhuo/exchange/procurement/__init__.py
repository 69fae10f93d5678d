"""Buying patent agency by quality: requirements, offers scored so that price does not decide, orders, checks."""
