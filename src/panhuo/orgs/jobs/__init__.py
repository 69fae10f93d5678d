"""Long work: started once, held by a lease, resumed after a kill (docs/decisions/0004-jobs.md)."""
