"""Training and measuring of the model that finds people: see README.md here."""
