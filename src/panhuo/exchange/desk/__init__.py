"""The public desk: questions with answers that cite articles, courses, guides."""
