"""Pages. Only calls the public functions of the apps."""
