"""Roll-up for authorities: who answers in time, who was dunned, and what institutions outside the platform hand in."""
