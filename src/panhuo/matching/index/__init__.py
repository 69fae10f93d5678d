"""The two indexes as this installation keeps them: from records to documents, and after every write."""
