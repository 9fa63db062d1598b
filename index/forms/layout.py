"""What each block of a page is, from its own form, from what recurs, and from where it stands.

A page is read in three steps. Each block is first judged alone (``judge``). Then the head is read: title, standfirst,
byline, day. Then the run of the article is followed: after something that ends articles (a list of headlines, a
biography, a copyright line) a paragraph has to show that it goes on with the article, by sharing its words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.forms.bylines import byline_names, is_biography, is_dateline, is_role
from index.forms.head import HeadReader
from index.forms.judging import HEADING_WORDS, ITEM, NEAR, words_of
from index.forms.machinery import says_text_resumes
from index.forms.promotion import addresses_reader, is_pointer, is_promotion
from index.forms.settling import refers_back, text_after

if TYPE_CHECKING:
    from index.forms.lines import Block
    from index.forms.recurrence import Recurrence

KEPT = frozenset({"title", "dek", "byline", "date", "heading", "body"})
_PLACE = re.compile(r"[A-Z][\w'.-]+(?: [A-Z][\w'.-]+){0,2}(?:, [A-Z][\w'.-]+(?: [A-Z][\w'.-]+)?)")
_ENDS = {"list": 2, "biography": 2, "copyright": 3, "note": 1, "bar": 1}


class Layout(HeadReader):
    """The reading of one page: its head, the run of the article, and what stands under it."""

    def __init__(self, page: list[Block], recurrence: Recurrence) -> None:
        super().__init__(page, recurrence)
        start = self._read_head()
        self._drop_summary(start)
        end = self._follow(start)
        self._read_short(start, end)
        self._read_tail(end)

    def _drop_summary(self, start: int) -> None:
        """Take off what a publisher sums up for the reader between head and text: ``What you need to know:``.

        It is told by the label, which speaks to the reader, and by points of one short sentence each that say what the
        text says again. Under any other label they are the article's own.
        """
        end = start + 1
        points: list[Block] = []
        while end < min(start + 8, len(self._page)) and self._judged[end] is None:
            block = self._page[end]
            if block.words > 20 or block.sentences > 1 or not block.closed or ITEM.match(block.view):
                break
            points.append(block)
            end += 1
        label = self._page[start] if start < len(self._page) else None
        if label is None or not (2 <= len(points) <= 6 and end < len(self._page) and self._page[end].prose):
            return
        if not (label.words <= 8 and re.search(r"\byou\b.*:$", label.view, re.IGNORECASE)):
            return
        own = words_of(block.view for block in points)
        if len(own & self._vocabulary(end)) * 3 >= len(own):
            self.kinds[start:end] = ["promotion"] * (end - start)

    def _follow(self, start: int) -> int:
        """Accept the paragraphs of the article; give the place behind the last one."""
        vocabulary = words_of(block.view for block, kind in zip(self._page, self.kinds, strict=True) if kind in KEPT)
        self._free_prose(start)
        ends = 0
        last = start
        pending: list[int] = []
        for place in range(start, len(self._page)):
            block = self._page[place]
            if self.kinds[place]:
                continue
            kind = self._judged[place]
            if kind == "recurring":
                pending.append(place)
                continue
            if kind is None and self._about_author(place):
                kind = self._judged[place] = "biography"
            if kind is not None:
                ends = 0 if says_text_resumes(block) else ends + _ENDS.get(kind, 0)
                continue
            if self._signs_again(place):
                self.kinds[place] = "byline"
                continue
            if self._goes_on(place, ends, vocabulary):
                self.kinds[place] = "body"
                vocabulary |= words_of([block.view])
                last, ends = place + 1, 0
        last = self._go_on_with_results(self._drop_teasers(start, last), vocabulary)
        for place in pending:
            shared = len(words_of([self._page[place].view]) & vocabulary)
            fits = (
                place < last and shared >= 4 and not re.search(r"\b(?:you|your|our|us)\b", self._page[place].unquoted)
            )
            self._judged[place] = None if fits else "promotion"
            self.kinds[place] = "body" if fits else "promotion"
        return last

    def _signs_again(self, place: int) -> bool:
        """Tell the byline standing once more under the text, with a place or a trade in brackets or as above."""
        block = self._page[place]
        if not self.authors or block.closed or block.words > 14 or self._describes(place):
            return False
        names = byline_names(block.view)
        again = bool(names) and set(names) <= set(self.authors)
        alone = len(names) == len(self.authors) or block.view.endswith(")")
        return again and alone and self._judged_below(place) != "biography"

    def _judged_below(self, place: int) -> str | None:
        """Say what the line below one is, a biography among it."""
        below = place + 1
        if below >= len(self._page):
            return None
        block = self._page[below]
        described = is_role(block) or is_biography(block, ())
        return "biography" if described and self._judged[below] is None else self._judged[below]

    def _free_prose(self, start: int) -> None:
        """Keep a paragraph that reads like an offer and is in the article's own words: news of newsletters."""
        vocabulary = self._vocabulary(start)
        for place in range(start, len(self._page)):
            block = self._page[place]
            long = self._judged[place] == "promotion" and block.words >= 8 and block.closed
            if long and self._told(is_promotion, block) and self._soft(place):
                own = words_of([block.view])
                shared = len(own & vocabulary)
                near = range(place - 1, max(start - 1, place - 6), -1)
                above = next((at for at in near if self._judged[at] is None), None)
                inside = above is not None and self._page[above].closed
                if shared >= 3 and shared * 2 >= len(own) and inside:
                    self._judged[place] = None

    def _goes_on(self, place: int, ends: int, vocabulary: set[str]) -> bool:
        block = self._page[place]
        aside = block.view.startswith("(") and block.view.endswith(")")
        if not (block.prose or block.closed or aside) or self._asks(place):
            return False
        shared = len(words_of([block.view]) & vocabulary)
        if self._between_offers(place, vocabulary) and (addresses_reader(block) or self._inside_offer(place)):
            self._judged[place] = "promotion"
            return False
        if ends == 0:
            return True
        after = text_after(self._page, self._judged, place) if block.words >= 5 else []
        if after and (refers_back(block) or len(words_of(other.view for other in after) & vocabulary) >= min(ends, 2)):
            return True
        above = self._page[place - 1] if place else None
        teaser = above is not None and not above.closed and above.words >= 4 and block.sentences <= 1
        if ends <= 2:
            needed = 4 if teaser else 1 if block.sentences > 1 and block.words >= 25 else 2
            return (block.closed or block.words >= 40) and (shared >= needed)
        return block.closed and shared >= 4 and not teaser and block.words >= 15

    def _go_on_with_results(self, last: int, vocabulary: set[str]) -> int:
        """Take in what stands right under the text and is no sentence: scores, figures, points about its subject."""
        at = last
        while at < len(self._page) and self._judged[at] is None and not self.kinds[at]:
            block = self._page[at]
            own = words_of([block.view])
            figures = len(re.findall(r"\d+", block.view)) >= 2 or ":" in block.view[1:-1]
            if (
                at in self._points
                or ITEM.match(block.view)
                or (figures and own & vocabulary)
                or (own and len(own & vocabulary) * 2 >= len(own))
            ):
                last = at + 1
            elif block.words > 4:
                break
            at += 1
        return last

    def _asks(self, place: int) -> bool:
        """Tell a heading that ends as a sentence does: one short question or exclamation above a paragraph."""
        block = self._page[place]
        if place in self._numbered:
            return True
        below = next((at for at in self._below(place) if self._judged[at] is None), None)
        apart = block.gap > 0 and below is not None and self._page[below].gap > 0 and block.view[-1] == "?"
        return (
            block.words <= 10
            and (block.sentences <= 1 or (apart and block.sentences == 2))
            and (block.view[-1] in "?!" or (block.view[-1] == ":" and block.words <= 4))
            and '"' not in block.view
            and below is not None
            and (
                self._page[below].prose
                or (apart and self._page[below].closed and self._page[below].words >= 6)
                or (self._page[below].closed and block.words <= 4 and block.view[-1] == "?")
                or bool(ITEM.match(self._page[below].view))
            )
        )

    def _about_author(self, place: int) -> bool:
        """Tell a biography under the article: of a known author, or with no paragraph of the article below it."""
        block = self._page[place]
        if not is_biography(block, self.authors):
            return False
        named = any(name and block.view.startswith(name.split()[0]) for name in self.authors)
        later = [
            at
            for at in self._below(place)
            if self._judged[at] is None
            and self._page[at].prose
            and self._page[at].sentences > 1
            and self._page[at].words >= 30
            and not is_biography(self._page[at], self.authors)
        ]
        return not later or (named and len(later) <= 1)

    def _drop_teasers(self, start: int, last: int) -> int:
        """Take back a tail of headlines with one teaser each that nothing announced."""
        end = last
        vocabulary = words_of(self._page[at].view for at in range(start, last) if self._page[at].sentences > 1)
        pairs = 0
        while end - 2 > start:
            teaser, headline = self._page[end - 1], self._page[end - 2]
            if not (
                self.kinds[end - 1] == "body"
                and not self.kinds[end - 2]
                and self._judged[end - 2] is None
                and headline.words >= 5
                and not headline.closed
                and teaser.sentences <= 1
                and len(words_of([teaser.view, headline.view]) & vocabulary) <= 2
            ):
                break
            end -= 2
            pairs += 1
        if pairs < 2:
            return last
        for place in range(end, last):
            self.kinds[place] = ""
        return end

    def _read_short(self, start: int, end: int) -> None:
        """Name the lines of the run that are no paragraphs: headings, items of lists, headlines of other articles."""
        listed = False
        vocabulary = self._vocabulary(start)
        for place in range(start, end):
            if self.kinds[place]:
                listed = listed and self.kinds[place] != "body"
                continue
            kind = self._judged_kind(place)
            if kind is not None:
                self.kinds[place] = "headlines" if kind == "list" else kind
                listed = kind == "list" or (listed and kind != "promotion")
                continue
            block = self._page[place]
            if self._caption(place):
                self.kinds[place] = "credit"
            elif place not in self._points and (
                (self._between_offers(place, vocabulary) and (block.words <= 3 or addresses_reader(block)))
                or self._names_offer(place)
                or self._in_bar(place, vocabulary)
            ):
                self.kinds[place] = "promotion"
            elif listed and place not in self._points and not self._heads_on(place, end):
                self.kinds[place] = "headlines"
            elif place in self._numbered or (self._heads_here(place, end) and not self._continues_list(place)):
                self.kinds[place] = "heading"
            else:
                self.kinds[place] = "body"
            ended = ITEM.match(block.view) and not self._counts_on(place)
            listed = listed and self.kinds[place] == "headlines" and not ended

    def _counts_on(self, place: int) -> bool:
        """Tell a point of a list of headlines that another follows in the next line."""
        below = self._page[place + 1] if place + 1 < len(self._page) else None
        return below is not None and below.gap == 0 and not below.closed and bool(ITEM.match(below.view))

    def _next(self, place: int, end: int) -> int | None:
        """Give the next block of the run that is not taken off."""
        for at in range(place + 1, min(place + NEAR, end)):
            if self.kinds[at] == "body" or (not self.kinds[at] and self._judged[at] is None):
                return at
        return None

    def _heads_here(self, place: int, end: int) -> bool:
        block, below = self._page[place], self._next(place, end)
        if (
            below is None
            or place in self._points
            or block.words > HEADING_WORDS
            or (ITEM.match(block.view) and place not in self._numbered)
            or (block.closed and not block.view.endswith(("?", "!", ":")))
            or block.view.endswith(",")
            or self._leads_in(place, below)
        ):
            return False
        return self.kinds[below] == "body" or block.words <= 4 or bool(ITEM.match(self._page[below].view))

    def _leads_in(self, place: int, below: int) -> bool:
        """Tell a clause in front of a list, ``In my own case:``, and the place in front of a first paragraph."""
        view = self._page[place].view
        if view.endswith(":"):
            return self._page[place].words >= 4 and bool(ITEM.match(self._page[below].view))
        first = not any(kind in {"body", "heading"} for kind in self.kinds[:place])
        return first and bool(_PLACE.fullmatch(view))

    def _continues_list(self, place: int) -> bool:
        """Tell the last of several unmarked points, which stands above a paragraph as a heading would."""
        above = self._page[place - 1] if place else None
        return (
            above is not None
            and self.kinds[place - 1] == "body"
            and not above.closed
            and above.words <= 20
            and not ITEM.match(above.view)
            and self._page[place].gap <= above.gap
        )

    def _heads_on(self, place: int, end: int) -> bool:
        """Tell a heading under a list of headlines: the list has had a line, and a paragraph of the article follows."""
        below = self._next(place, end)
        if place in self._numbered:
            return True
        return (
            self.kinds[place - 1] == "headlines"
            and not ITEM.match(self._page[place].view)
            and self._judged[place - 1] is None
            and below is not None
            and self.kinds[below] == "body"
            and self._page[place].words <= 8
        )

    def _read_tail(self, end: int) -> None:
        """Name what stands under the article."""
        mark = "promotion"
        for place in range(end, len(self._page)):
            block = self._page[place]
            kind = self.kinds[place] or self._judged_kind(place)
            if kind == "list":
                kind = mark = "headlines"
            elif kind == "promotion" and is_pointer(block) and self._among_headlines(place):
                kind = "headlines"
            elif kind in {"biography", "credit"}:
                mark = kind if kind == "biography" else mark
            elif kind is None and is_biography(block, self.authors):
                kind = mark = "biography"
            elif kind is None and is_dateline(block):
                kind = "promotion" if self._dated(end) else "date"
            elif kind is None and self._caption(place):
                kind = "credit"
            elif kind is None:
                kind = self._unnamed(block, mark)
            self.kinds[place] = kind

    def _among_headlines(self, place: int) -> bool:
        """Tell a line that points at a story and is a point of a list of headlines, ``• Opinion: …``."""
        marked = ITEM.match(self._page[place].view) and ITEM.match(self._page[place - 1].view)
        return bool(marked) and self.kinds[place - 1] == "headlines"

    def _dated(self, end: int) -> bool:
        """Tell whether the day of publication stands above a place."""
        lines = zip(self._page[:end], self.kinds[:end], strict=True)
        return any(kind == "date" or (kind == "byline" and is_dateline(block)) for block, kind in lines)

    def _unnamed(self, block: Block, mark: str) -> str:
        if mark == "biography" and block.prose and re.match(r"(?:He|She|They|His|Her|Their|Before)\b", block.view):
            return "biography"
        return "headlines" if block.words >= 3 or mark == "headlines" else "promotion"
