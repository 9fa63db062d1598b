"""How many words a second are read for quotations, people given."""

from __future__ import annotations

import time

from index.people.finding import find_people
from index.quotations.finding import find_quotations
from index.quotations.marks import may_quote
from tests.people import documents


def main() -> None:
    """Print words a second, on text with quotation marks and on text without."""
    texts = [*list(documents.snippets().values())[60_000:64_000], *documents.wikinews().values()]
    for label, chosen in (
        ("with marks", [text for text in texts if may_quote(text)]),
        ("without", [text for text in texts if not may_quote(text)]),
        ("both", texts),
    ):
        people = [find_people(text) for text in chosen]
        words = sum(len(text.split()) for text in chosen)
        best = 1e9
        for _ in range(3):
            started = time.process_time()
            for text, found in zip(chosen, people, strict=True):
                find_quotations(text, found)
            best = min(best, time.process_time() - started)
        print(f"{label:12} {len(chosen):6} texts  {words:8,} words  {words / best:12,.0f} words a second")
