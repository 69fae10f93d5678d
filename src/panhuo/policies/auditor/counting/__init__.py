"""The number of patents as a yardstick of people, firms, projects and governments."""
