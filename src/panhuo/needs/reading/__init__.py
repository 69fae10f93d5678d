"""What a pasted need says, by rules: what is sought, what is wrong, figures, industry, what is unclear. Pure."""
