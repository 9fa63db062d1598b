"""``python -m search.cli`` is ``newsdex``."""

from search.cli import script

script()
