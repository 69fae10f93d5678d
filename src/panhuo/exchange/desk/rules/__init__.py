"""Laws that answers may cite, and seats of courses: no Django, no database."""
