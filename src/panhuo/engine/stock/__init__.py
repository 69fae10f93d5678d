"""Stocks for measuring: as many patents, profiles and needs as wanted, drawn from what real ones look like."""
