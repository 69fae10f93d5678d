"""Operations, a file for each kind of object."""
