"""Records of ratings."""
