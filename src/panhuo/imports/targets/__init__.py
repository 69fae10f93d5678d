"""What an import can be of: patents or needs."""
