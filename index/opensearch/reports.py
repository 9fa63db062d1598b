"""What is kept of each article on a cluster so that reports can be grouped into stories without their texts."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

import numpy as np

from index.stories.profile import Profile, profiles
from index.stories.reports import Reports
from index.stories.signature import BANDS, bands

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.article import Article


def packed(articles: Sequence[Article]) -> list[str]:
    """Return by what each article is compared: a byte of cues, then bands and words, 32 bits each, in Base64."""
    signatures = bands([article.body for article in articles]).astype("<u4")
    words, ends, cues = profiles(articles)
    texts = []
    for signature, start, end, cue in zip(signatures, [0, *ends.tolist()], ends.tolist(), cues.tolist(), strict=False):
        kept = bytes([cue]) + signature.tobytes() + words[start:end].astype("<u4").tobytes()
        texts.append(base64.b64encode(kept).decode("ascii"))
    return texts


def reports_of(days: Sequence[int], texts: Sequence[str]) -> Reports:
    """Return reports as columns.

    Args:
        days: Ordinals, 0 for none.
        texts: As ``packed`` gives them.
    """
    raw = [base64.b64decode(text) for text in texts]
    numbers = [np.frombuffer(each, "<u4", offset=1) for each in raw]
    profiles = [Profile(tuple(n[BANDS:].tolist()), each[0]) for n, each in zip(numbers, raw, strict=True)]
    signatures = np.array([n[:BANDS] for n in numbers], np.uint32).reshape(-1, BANDS)
    return Reports.of(days, profiles, signatures)
