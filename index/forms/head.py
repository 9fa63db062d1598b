"""The head of a page: title, standfirst, byline and day, and where the article's text begins."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from index.forms.bylines import (
    byline_names,
    is_bare_byline,
    is_biography,
    is_cued_byline,
    is_dateline,
    is_role,
    may_sign,
)
from index.forms.credits import ends_in_name
from index.forms.days import find_day
from index.forms.judging import ITEM, NEAR, JudgedPage, judge, words_of
from index.forms.promotion import is_promotion, is_rubric

if TYPE_CHECKING:
    from index.forms.lines import Block

_PLACE_BEGINS = re.compile(
    r"(?:New|North|South|East|West|San|Santa|Los|Las|Saint|Port|Fort|Mount|Cape|Tel|Hong|Kuala|Addis|Abu|Rio|Buenos) "
)
_SHARED = re.compile(
    r"https?://\S+$|(?:share|save|print|copy link|facebook|twitter|whatsapp|\d+ comments?)\b.{0,30}$", re.IGNORECASE
)
_MASTHEAD = 4  # lines between a day and the headline under it that make the day the masthead's: a menu stands there


class HeadReader(JudgedPage):
    """Reads what stands above the article's text."""

    def _read_head(self) -> int:
        """Name title, standfirst, byline and day; give the place where the article's text begins."""
        title = self._find_title()
        if title is None:
            return 0
        for place in range(title):
            block = self._page[place]
            self.kinds[place] = self._judged_kind(place) or ("date" if is_dateline(block, bare=True) else "promotion")
        self.kinds[title] = "title"
        self._judged = [None if self._twin(place, title) else kind for place, kind in enumerate(self._judged)]
        place = title + 1
        open_lines: list[int] = []
        signed = False
        while place < len(self._page):
            block = self._page[place]
            if self._opens_text(place, [title, *open_lines]):
                self._judged[place] = None
                break
            kind = self._head_kind(place, signed=signed)
            if kind in {"byline", "date"}:
                self.kinds[place] = kind
                signed = True
                self._add_authors(block)
            elif kind is not None:
                self.kinds[place] = kind
            elif block.prose and not (self._dek_by_place(place, open_lines) or self._parted(place)):
                break
            else:
                open_lines.append(place)
            place += 1
        dated = ("date", "byline")
        if any(kind in dated and find_day(self._page[at].view) for at, kind in enumerate(self.kinds) if at > title):
            self.kinds[:title] = ["promotion" if kind == "date" else kind for kind in self.kinds[:title]]
        if title >= _MASTHEAD:
            parted = self.kinds[: title - _MASTHEAD]
            self.kinds[: len(parted)] = ["promotion" if kind == "date" else kind for kind in parted]
        return self._settle_open(self._drop_controls(open_lines, self._vocabulary(place)), place)

    def _find_title(self) -> int | None:
        """Find the headline: above the text, and of the article's own words where there are several candidates."""
        begin = self._text_begins()
        candidates: list[int] = []
        signed = False
        for place, block in enumerate(self._page[:begin]):
            soft = self._judged[place] == "promotion" and self._soft(place)
            if self._judged[place] is not None and not (soft and self._near_signature(place)):
                continue
            if is_cued_byline(block) or is_dateline(block) or (candidates and is_bare_byline(block)):
                masthead = not is_cued_byline(block) and any(map(is_cued_byline, self._page[place + 1 : place + 9]))
                signed = signed or (not masthead and any(self._page[at].words >= 3 for at in candidates))
            elif not signed and not self._is_paragraph(block):
                candidates.append(place)
        candidates = candidates[-NEAR:]
        told = [
            place
            for place in candidates
            if self._page[place].words >= 3
            and not self._labels_below(place, candidates)
            and not is_rubric(self._page[place])
        ]
        vocabulary = self._vocabulary(begin)
        long = [place for place in told if self._page[place].words >= 4]
        shares = {place: len(words_of([self._page[place].view]) & vocabulary) for place in long}
        enough = max(shares.values(), default=0) / 2
        best = next((place for place in long if shares[place] >= enough), None)
        if best is None or not shares[best]:
            return next(iter(long or told or candidates), None)
        above = best - 1
        while above in shares and (shares[above] or self._reads_on(above)):
            best, above = above, above - 1
        again = (
            at for at in range(min(begin, best + NEAR) - 1, best, -1) if self._page[at].view == self._page[best].view
        )
        return next(again, best)

    def _twin(self, place: int, title: int) -> bool:
        """Tell a line under the title that was taken off because it also stands above: a page that begins twice."""
        return (
            title < place < title + 9
            and self._judged[place] in {"note", "promotion"}
            and self._again[place]
            and not self._recurring[place]
            and any(self._page[at].view == self._page[place].view for at in range(max(0, title - NEAR), title))
            and judge(self._page[place]) is None
        )

    def _is_paragraph(self, block: Block) -> bool:
        return block.prose and (block.words > 24 or block.view.endswith("."))

    def _text_begins(self) -> int:
        """Give the place of the first paragraph that has another one near below; a notice above a menu has none."""
        paragraphs = [
            place
            for place, block in enumerate(self._page)
            if self._judged[place] in {None, "recurring"} and self._is_paragraph(block)
        ]
        if not paragraphs:
            return len(self._page)
        first = paragraphs[0]
        begin = next((above for above, below in pairwise(paragraphs) if below - above <= 4), first)
        signed = begin - first < NEAR and any(
            self._signature(place) and any(self._page[at].words >= 4 for at in range(max(first + 1, place - 4), place))
            for place in range(first + 2, begin)
        )
        return begin if signed else first

    def _vocabulary(self, begin: int) -> set[str]:
        """Give the words of the first paragraphs from a place on."""
        prose = (
            self._page[place].view
            for place in range(begin, min(begin + 2 * NEAR, len(self._page)))
            if self._judged[place] is None and self._page[place].prose
        )
        return words_of(prose)

    def _reads_on(self, place: int) -> bool:
        """Tell a headline by the standfirst under it: in one group that it opens, or by the length of what follows."""
        block, below = self._page[place], self._page[place + 1]
        opens = place == 0 or block.gap > 0
        return opens and (below.gap == 0 or (below.words > block.words and (below.words >= 12 or below.closed)))

    def _drop_controls(self, lines: list[int], vocabulary: set[str]) -> list[int]:
        """Take off the short lines between title and text that are of a bar, a player or a menu; give the others.

        Above a byline stands one standfirst; under it, several short lines in a row are a bar's where few of them
        share a word with the text.
        """
        kept: list[int] = []
        signature = max((at for at, kind in enumerate(self.kinds) if kind in {"byline", "date"}), default=0)
        for place in lines:
            block = self._page[place]
            own = words_of([block.view]) & vocabulary
            bare = not any(map(str.isalpha, block.view)) or is_rubric(block)
            label = place < signature and block.words <= 6 and not own and not may_sign(block)
            label = label and not (block.gap == 0 and self.kinds[place - 1] == "title" and self._page[place + 1].gap)
            if bare or label or self._in_bar(place, vocabulary):
                self.kinds[place] = "promotion"
            else:
                kept.append(place)
        return kept

    def _labels_below(self, place: int, candidates: list[int]) -> bool:
        """Tell a masthead: under it stands a label of a word or two, and under that a longer line."""
        after = [self._page[at] for at in candidates if at > place]
        return len(after) >= 2 and after[0].words <= 2 and max(block.words for block in after[1:]) >= 4

    def _head_kind(self, place: int, *, signed: bool) -> str | None:
        block = self._page[place]
        judged = self._judged_kind(place)
        if self._told(is_dateline, block):
            return "date"
        if self._told(is_cued_byline, block):
            return "byline"
        if judged == "promotion" and self._signs_often(place):
            return "byline"
        if judged == "credit" and block.words > 4:
            return judged
        if judged != "promotion" and self._told(is_bare_byline, block) and not self._opens_list(place):
            return "byline"
        if judged is None and signed and is_role(block):
            return "byline"
        if (
            judged is None
            and signed
            and block.view.startswith(self._authors_begin())
            and is_biography(block, self.authors)
        ):
            return "biography"
        if judged is None and ends_in_name(block) and not block.prose:
            return "credit"
        if (
            judged is None
            and self._caption(place)
            and not (block.closed and "dek" not in self.kinds and ":" not in self._page[place + 1].view[:16])
        ):
            return "credit"
        if judged == "promotion" and self._soft(place) and "dek" not in self.kinds and self._near_signature(place):
            return None
        return judged

    def _authors_begin(self) -> tuple[str, ...]:
        return tuple(f"{author} " for author in self.authors if " " in author)

    def _signs_often(self, place: int) -> bool:
        """Tell the name of someone who writes every article, and so recurs: beside the day, and no control."""
        block = self._page[place]
        beside = [at for at in (place - 1, place + 1) if 0 <= at < len(self._page)]
        return (
            self._recurring[place]
            and self._told(is_bare_byline, block)
            and judge(block) is None
            and any(self._told(is_dateline, self._page[at]) for at in beside)
        )

    def _opens_list(self, place: int) -> bool:
        """Tell a heading above a list of points that could be taken for names: ``Key Points``."""
        below = place + 1
        return below < len(self._page) and bool(ITEM.match(self._page[below].view))

    def _opens_text(self, place: int, above: list[int]) -> bool:
        """Tell a first paragraph that reads like an offer and is on the headline's subject: news of newsletters."""
        block = self._page[place]
        if self._judged[place] != "promotion" or not block.prose or block.sentences < 2 or not self._soft(place):
            return False
        subject = words_of(self._page[at].view for at in above)
        return self._told(is_promotion, block) and len(words_of([block.view]) & subject) >= 2

    def _dek_by_place(self, place: int, open_lines: list[int]) -> bool:
        """Tell a standfirst of whole sentences: the first line under the title, a byline or a day below it."""
        return not open_lines and self._page[place].words <= 60 and self._near_signature(place)

    def _parted(self, place: int) -> bool:
        """Tell a standfirst under byline and day: right behind it stand the page's address or its bar of sharing."""
        below = place + 1
        return (
            self.kinds[place - 1] in {"byline", "date"}
            and "dek" not in self.kinds
            and self._page[place].words <= 40
            and below < len(self._page)
            and self._judged[below] == "promotion"
            and bool(_SHARED.match(self._page[below].view))
        )

    def _settle_open(self, lines: list[int], end: int) -> int:
        """Say which of the short lines between title and text is the standfirst; the others belong to the text."""
        if not lines:
            return end
        signatures = [place for place in range(lines[0]) if self.kinds[place] in {"byline", "date"}]
        first = lines[0]
        block = self._page[first]
        under = self._page[first + 1] if first + 1 < len(self._page) else None
        listed = len(lines) > 1 and block.words <= 3 and bool(signatures)
        heads = (
            block.words <= 4 and under is not None and (under.prose or under.closed) and not self._near_signature(first)
        )
        only = (
            not signatures
            or (len(lines) == 1 and block.words >= 6 and not block.closed)
            or self._page[first].words >= 5
        )
        if listed or heads or ITEM.match(block.view) or not only:
            return first
        if signatures and block.view.endswith(".") and not self._parted(first) and (block.words < 6 or block.gap > 0):
            return first
        if signatures and len(lines) > 2 and self._page[lines[1]].words <= 14 and lines[1] == first + 1:
            return first
        self.kinds[first] = "dek"
        return lines[1] if len(lines) > 1 else end

    def _add_authors(self, block: Block) -> None:
        """Add the names of a byline; those of a dateline, ``Jane Doe | 7 May 2025``, only where no other are known."""
        names = byline_names(block.view)
        placed = is_dateline(block)
        if placed and len(names) == 1 and self._is_place(names[0]):
            return
        if names and not (self.authors and is_role(block)) and not (placed and (self.authors or "|" not in block.view)):
            self.authors = names if self._guessed else tuple(dict.fromkeys((*self.authors, *names)))
            self._guessed = placed

    def _is_place(self, name: str) -> bool:
        """Tell a place from a person by what stands before the name in the text, or by how the name begins."""
        if _PLACE_BEGINS.match(name):
            return True
        inside = re.compile(
            rf"\b(?:in|at|to|near|across|outside|from) {re.escape(name)}\b|^{re.escape(name)}(?:,|:| -)"
        )
        return any(inside.search(block.view) for block in self._page[: 2 * NEAR])
