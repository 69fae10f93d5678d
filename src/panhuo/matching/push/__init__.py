"""National push: for every need and profile at once the best patents, into files, and for a province into records."""
