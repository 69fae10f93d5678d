"""The roll-up of an authority's region: answer times, dunning, packages."""
