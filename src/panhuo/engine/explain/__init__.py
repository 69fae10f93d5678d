"""Why a document was found: part by part of the need, with the sentences that answer it."""
