"""Which reports tell of one event: what of a report is kept, what two share, and how they are grouped."""
