"""The query language on one screen."""

from __future__ import annotations

from search.fields import COMPARISONS, FIELDS

OPERATORS = (
    ("ceasefire talks", "both words, in any form: ceasefires, talk, talked"),
    ('"peace talks"', "these words, as written"),
    ("putin OR kremlin", "either; also |"),
    ("trump -gaza", "without gaza; also NOT gaza"),
    ("(a OR b) c", "groups; NOT binds first, then NEAR, AND, OR"),
    ("putin NEAR/5 call", "at most 5 words between; ADJ/5 in this order"),
    ('"zelenskyy putin"~8', "all of them, at most 8 other words among them"),
    ("witk*  w?tkoff", "any characters, any one"),
    ("zelenski~1", "at most one letter differs"),
    ("gaza^2 talks", "counts twice as much"),
    ("@envoy date:7d", "a saved question, and more; see newsdex saved"),
)
"""What a question may be made of besides fields: an example, and what it means."""
DAYS = (
    "date:2025  date:2025-02  date:2025-02-13  date:2025-Q1  date:2025-W07",
    "date:7d  date:yesterday  date:last-month  date:none",
    "date:2025-01..2025-03  date:>=2025-02  after:2025-02  before:2025-02",
    "event:2025-02-12  that day, or a week with it; event:2025-02  up to a month",
)
"""Lines of examples of days."""


def language_text() -> str:
    """Return the operators, the fields and the days, with an example of each."""
    lines = ["Words and operators"]
    lines += [f"  {example:<24}{meaning}" for example, meaning in OPERATORS]
    lines += ["", "Fields"]
    for field in FIELDS:
        others = [f"{name}:" for name in field.also if name not in COMPARISONS]
        also = f" (also {', '.join(others)})" if others else ""
        lines.append(f"  {field.example:<33}{field.matches}{also}")
    lines += ["", "Days", *(f"  {line}" for line in DAYS)]
    return "\n".join(lines) + "\n"
