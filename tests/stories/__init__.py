"""How well reports of one event are grouped, measured on marked pairs and fully read weeks."""
