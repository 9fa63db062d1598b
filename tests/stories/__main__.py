"""Measure how reports are grouped: ``python -m tests.stories [whole | fit]``.

Without a word: the marked pairs, linked directly, and the fully read months. ``whole`` groups all of current-events
(minutes, most of them for finding people) and measures the pairs in the stories that come out, the time that it takes,
and what adding a hundred takes. ``fit`` prints the weights that `index.stories.deciding` should have.
"""

from __future__ import annotations

import sys
import time

import numpy as np

from index.stories.deciding import BASE, LINKED, POINTS, Balance, balance, report
from index.stories.grouping import group, regroup
from index.stories.profile import profile, profiles
from index.stories.reports import Reports, in_order
from index.stories.signature import bands
from tests.stories import documents, measure
from tests.stories.fitting import cross_validated, logistic

SETS = ("learnt", "held-out")
MONTHS = {"2019-04": "learnt", "2008-07": "held-out"}


def pairs_and_months() -> None:
    for name in (*SETS, "wikinews"):
        score = measure.linked(documents.pairs(name))
        print(f"{name:9} pairs linked      {_shown(score)} of {len(documents.pairs(name))} pairs")
    for month, name in MONTHS.items():
        found, truth = measure.of_month(month), documents.stories(month)
        precision, recall = measure.b_cubed(found, truth)
        print(f"{name:9} {month} all pairs {_shown(measure.in_month(found, truth))}")
        print(f"{name:9} {month} B-cubed   precision {precision:.3f}  recall {recall:.3f}  ({len(found)} reports)")


def whole() -> None:
    articles = [documents.article(text) for text in documents.snippets().values()]
    days = [each.date.toordinal() for each in articles]
    order = in_order(days, [each.id for each in articles])
    articles, days = [articles[n] for n in order], [days[n] for n in order]
    clock = time.process_time()
    kept = profiles(articles)
    print(f"profiles  {_since(clock)}")
    clock = time.process_time()
    signatures = bands(each.body for each in articles)
    print(f"bands     {_since(clock)}")
    reports = Reports(np.array(days, np.uint32), *kept, signatures)
    clock = time.process_time()
    founders = group(reports)
    print(f"group     {_since(clock)} for {len(articles)} reports")
    size = sum(column.nbytes for column in (reports.words, reports.ends, reports.cues, reports.bands))
    print(f"columns   {size / len(articles):.1f} bytes a report, and 4 for its story")
    new = np.zeros(len(articles), bool)
    new[np.random.default_rng(0).choice(len(articles), 100, replace=False)] = True
    others = np.flatnonzero(~new)
    known = np.arange(len(articles))
    known[others] = others[group(reports.taken(others))]
    clock = time.process_time()
    again = regroup(reports, known, np.zeros(len(articles), bool), new)
    print(f"add 100   {_since(clock)}, the same stories: {bool((again == founders).all())}")
    sizes = np.bincount(founders)
    grouped = int(sizes[sizes > 1].sum())
    print(f"stories   {int((sizes > 1).sum())} of two reports and more, with {grouped} reports; largest {sizes.max()}")
    by_id = {each.id: articles[founder].id for each, founder in zip(articles, founders, strict=True)}
    for name in SETS:
        print(f"{name:9} pairs in a story  {_shown(measure.together(documents.pairs(name), by_id))}")


def fit() -> None:
    texts = documents.snippets()
    learnt = documents.pairs("learnt")
    made = {i: documents.article(texts[i]) for pair in learnt for i in pair[:2]}
    reports = {i: report(each.date.toordinal(), *profile(each)) for i, each in made.items()}
    features = np.array([balance(reports[a], reports[b]) for a, b, _ in learnt], float)
    same = np.array([each.same for each in learnt], float)
    weights, base = logistic(features, same)
    for name, weight, now in zip(Balance._fields, weights, POINTS, strict=True):
        print(f"{name:16} {10 * weight:7.2f}   now {now}")
    print(f"{'base':16} {10 * base:7.2f}   now {BASE}")
    odds = 10 * cross_validated(features, same)
    for least in (LINKED - 8, LINKED - 4, LINKED, LINKED + 4):
        found = odds >= least
        recall = same[found].sum() / same.sum()
        print(f"from {least}: precision {same[found].mean():.3f}  recall {recall:.3f}, cross-validated")


def _shown(score: measure.Score) -> str:
    return f"precision {score.precision:.3f}  recall {score.recall:.3f}  ({score.found} found, {score.true} true)"


def _since(clock: float) -> str:
    return f"{time.process_time() - clock:.2f} s of processor"


if __name__ == "__main__":
    {"": pairs_and_months, "whole": whole, "fit": fit}[" ".join(sys.argv[1:])]()
