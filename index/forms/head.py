"""The head of a page: title, standfirst, byline and day, and where the article's text begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.forms.bylines import byline_names, is_bare_byline, is_cued_byline, is_dateline, is_role
from index.forms.judging import ITEM, JudgedPage, words_of

if TYPE_CHECKING:
    from index.forms.lines import Block


class HeadReader(JudgedPage):
    """Reads what stands above the article's text."""

    def _read_head(self) -> int:
        """Name title, standfirst, byline and day; give the place where the article's text begins."""
        title = self._find_title()
        if title is None:
            return 0
        for place in range(title):
            self.kinds[place] = self._judged_kind(place) or ("date" if is_dateline(self._page[place]) else "promotion")
        self.kinds[title] = "title"
        place = title + 1
        open_lines: list[int] = []
        signed = False
        while place < len(self._page):
            block = self._page[place]
            kind = self._head_kind(place, signed=signed)
            if kind in {"byline", "date"}:
                self.kinds[place] = kind
                signed = True
                self._add_authors(block)
            elif kind is not None:
                self.kinds[place] = kind
            elif block.prose and not self._dek_by_place(place, open_lines):
                break
            elif open_lines and self._page[place].gap and not self._near_signature(place):
                open_lines.append(place)
            else:
                open_lines.append(place)
            place += 1
        return self._settle_open(open_lines, place)

    def _find_title(self) -> int | None:
        """Find the headline: above all prose, and of the article's own words where there are several candidates."""
        candidates: list[int] = []
        prose: list[Block] = []
        signed = False
        for place, block in enumerate(self._page):
            soft = self._judged[place] == "promotion" and not prose and self._soft(place)
            if self._judged[place] is not None and not (soft and self._near_signature(place)):
                continue
            if is_cued_byline(block) or is_dateline(block) or (candidates and is_bare_byline(block)):
                masthead = not is_cued_byline(block) and any(map(is_cued_byline, self._page[place + 1 : place + 9]))
                signed = signed or (not masthead and any(self._page[at].words >= 3 for at in candidates))
                continue
            if block.prose and (prose or block.words > 24 or block.view.endswith(".")):
                prose.append(block)
            elif not prose and not signed and len(candidates) < 8:
                candidates.append(place)
        vocabulary = words_of(block.view for block in prose[:40])
        told = [
            place for place in candidates if self._page[place].words >= 3 and not self._labels_below(place, candidates)
        ]
        for place in told:
            own = words_of([self._page[place].view])
            if self._page[place].words >= 4 and own & vocabulary:
                return place
        long = [place for place in told if self._page[place].words >= 4]
        return next(iter(long or told or candidates), None)

    def _labels_below(self, place: int, candidates: list[int]) -> bool:
        """Tell a masthead: under it stands a label of a word or two, and under that a longer line."""
        after = [self._page[at] for at in candidates if at > place]
        return len(after) >= 2 and after[0].words <= 2 and max(block.words for block in after[1:]) >= 4

    def _head_kind(self, place: int, *, signed: bool) -> str | None:
        block = self._page[place]
        judged = self._judged_kind(place)
        if is_dateline(block):
            return "date"
        if is_cued_byline(block):
            return "byline"
        if judged == "credit" and block.words > 4:
            return judged
        if judged != "promotion" and is_bare_byline(block) and not self._opens_list(place):
            return "byline"
        if judged is None and signed and is_role(block):
            return "byline"
        if (
            judged is None
            and self._caption(place)
            and not (block.closed and "dek" not in self.kinds and ":" not in self._page[place + 1].view[:16])
        ):
            return "credit"
        if judged == "promotion" and self._soft(place) and "dek" not in self.kinds and self._near_signature(place):
            return None
        return judged

    def _opens_list(self, place: int) -> bool:
        """Tell a heading above a list of points that could be taken for names: ``Key Points``."""
        below = place + 1
        return below < len(self._page) and bool(ITEM.match(self._page[below].view))

    def _dek_by_place(self, place: int, open_lines: list[int]) -> bool:
        """Tell a standfirst of whole sentences: the first line under the title, a byline or a day below it."""
        return not open_lines and self._page[place].words <= 60 and self._near_signature(place)

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
        if block.closed and signatures and block.view.endswith(".") and block.words < 6:
            return first
        if signatures and len(lines) > 2 and self._page[lines[1]].words <= 14 and lines[1] == first + 1:
            return first
        # Right under a byline and above the text stands a picture's caption oftener than a standfirst.
        caption = bool(signatures) and not block.closed and block.words >= 4 and len(lines) == 1
        self.kinds[first] = "credit" if caption else "dek"
        return lines[1] if len(lines) > 1 else end

    def _add_authors(self, block: Block) -> None:
        """Add the names of a byline; those of a dateline, ``Jane Doe | 7 May 2025``, only where no other are known."""
        names = byline_names(block.view)
        placed = is_dateline(block)
        if names and not (self.authors and is_role(block)) and not (placed and (self.authors or "|" not in block.view)):
            self.authors = names if self._guessed else tuple(dict.fromkeys((*self.authors, *names)))
            self._guessed = placed
