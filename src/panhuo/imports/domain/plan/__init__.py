"""From files to a plan: one row of the plan for each row of the files."""
