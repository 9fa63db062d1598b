"""Each block of a page judged alone: by its own form, and by what recurs."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from index.forms.boxes import points_of, settle_boxes
from index.forms.bylines import is_bare_byline, is_biography, is_cued_byline, is_dateline
from index.forms.credits import is_copyright, is_credit, is_note
from index.forms.promotion import (
    interrupts,
    is_furniture,
    is_list_name,
    is_offer_to_act,
    is_pointer,
    is_promotion,
    names_section_too,
    names_topic,
)
from index.forms.settling import numbered_headings, settle_by_company

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from index.forms.lines import Block
    from index.forms.recurrence import Recurrence

_COMMON = frozenset(
    """about after again against also although among another around because been before being between both could does
    down during each even every first from have having here into just last like made make many might more most much must
    never only other over people said same says should since some still such take than that their them then there these
    they this those through time told under until very want week well were what when where which while will with without
    work would year years your monday tuesday wednesday thursday friday saturday sunday""".split()  # noqa: SIM905
)
_WORD = re.compile(r"[^\W_]{4,}")
_SPOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_NAME = re.compile(r"[^\W\d_a-z][\w'.-]+(?: [\w'.-]+){0,2} [^\W\d_a-z][\w'.-]+")
HEADING_WORDS = 12
ITEM = re.compile(r"(?:[•·▪◦‣●*-]|\(?\d{1,2}[.)]|\(?(?:[a-z]|[ivx]{2,4})[.)])\s+\S")
NEAR = 60  # blocks; keeps a page of 100,000 lines linear


def judge(block: Block) -> str | None:
    """Say what a block is by its own form alone: ``bar``, ``list`` (the name of one), a kind of Apart, or None."""
    if block.bar:
        return "bar"
    if is_copyright(block):
        return "copyright"
    if is_furniture(block):
        return "promotion"
    if is_list_name(block):
        return "list"
    if is_pointer(block):
        return "promotion"
    if is_note(block):
        return "note"
    if is_promotion(block):
        return "promotion"
    return "credit" if is_credit(block) else None


def _plain(view: str) -> str:
    """Give the words alone, one space between two, one at each end."""
    return f" {' '.join(_SPOKEN.findall(view.lower()))} "


def _sentences_of(view: str) -> list[str]:
    return [plain for part in re.split(r"[.!?…]", view) if (plain := _plain(part)).strip()]


def words_of(texts: Iterable[str]) -> set[str]:
    """Give the words that tell what texts are about: of four letters or more, not the commonest, plural as singular."""
    return {word.removesuffix("s") for text in texts for word in _WORD.findall(text.lower()) if word not in _COMMON}


def _announces(block: Block) -> bool:
    return is_cued_byline(block) or is_dateline(block)


def _signs(block: Block) -> bool:
    return _announces(block) or is_bare_byline(block)


def _is_fixed(block: Block) -> bool:
    return is_furniture(block) or is_pointer(block)


def _describes_someone(block: Block) -> bool:
    return is_biography(block, ())


class JudgedPage:
    """The blocks of a page, what each is by itself, and what can be asked of its neighbours.

    Attributes:
        kinds: One a block: ``title``, ``dek``, ``byline``, ``date``, ``heading``, ``body`` or a kind of Apart; empty
            until it is settled.
        authors: From the bylines.
    """

    def __init__(self, page: list[Block], recurrence: Recurrence) -> None:
        self._page = page
        judged: dict[str, str | None] = {}
        for block in page:
            if block.view not in judged:
                judged[block.view] = judge(block)
        self._judged = [judged[block.view] for block in page]
        self._known: dict[tuple[Callable[[Block], bool], str], bool] = {}
        self._recurring = [bool(block.text) and recurrence.recurs(block.text) for block in page]
        self._heads = [recurrence.heads(block.text) for block in page]
        times = Counter(block.view for block in page)
        first: dict[str, int] = {}
        self._again = [first.setdefault(block.view, place) < place for place, block in enumerate(page)]
        self._twice = [times[block.view] > 1 for block in page]
        self.kinds: list[str] = [""] * len(page)
        self.authors: tuple[str, ...] = ()
        self._guessed = False
        self._settle_recurring()
        self._settle_signers()
        self._settle_lists()
        self._settle_words()
        self._settle_quotes()
        self._settle_attached()
        settle_by_company(page, self._judged)
        settle_boxes(page, self._judged)
        self._points = points_of(page, self._judged)
        self._numbered = numbered_headings(page, self._judged)

    def _told(self, question: Callable[[Block], bool], block: Block) -> bool:
        """Ask once for all blocks that read the same: a page may hold one line 100,000 times."""
        key = (question, block.view)
        if key not in self._known:
            self._known[key] = question(block)
        return self._known[key]

    def _settle_recurring(self) -> None:
        """Take off what recurs, but for a byline, a day, and prose of which only its place can tell."""
        for place, block in enumerate(self._page):
            repeated = self._twice[place] and not block.bar
            if self._judged[place] is not None or not (self._recurring[place] or repeated):
                continue
            if self._told(_announces, block):
                continue
            if self._told(_describes_someone, block):
                self._judged[place] = "biography"
            elif block.prose and (block.sentences > 1 or block.words > 40 or not self._recurring[place]):
                if self._again[place]:
                    self._judged[place] = "promotion" if self._page[place - 1].view == block.view else "note"
                elif self._recurring[place]:
                    self._judged[place] = "recurring"
            elif repeated and not self._recurring[place] and block.words >= 4:
                if self._again[place]:
                    self._judged[place] = "note"
            elif repeated or not (self._heads[place] and self._may_head(place)):
                self._judged[place] = "promotion"

    def _settle_lists(self) -> None:
        """Let a name that lists and sections share, ``Next up``, be a heading where a paragraph stands under it."""
        for place, block in enumerate(self._page[:-1]):
            below = self._page[place + 1]
            paragraph = self._judged[place + 1] is None and below.closed and below.words >= 12
            if self._judged[place] == "list" and names_section_too(block) and paragraph:
                self._judged[place] = None

    def _settle_signers(self) -> None:
        """Keep a writer's name that stands by itself and again above the writer's biography."""
        described = {
            self._page[place].view
            for place in range(len(self._page) - 1)
            if _NAME.fullmatch(self._page[place].view) and self._describes(place)
        }
        for place, block in enumerate(self._page):
            if block.view not in described:
                continue
            below = self._describes(place) if self._twice[place] else 0
            for at in range(place, place + below + 1):
                self._judged[at] = "biography" if below else None

    def _describes(self, place: int) -> int:
        """Count the lines under a name down to the paragraph, at most two, that begins with it or its first word."""
        name = self._page[place].view
        first = name.split()[0]
        near = self._page[place + 1 : place + 3]
        begins = (name + " ", first + " ")
        return next((down for down, block in enumerate(near, 1) if block.closed and block.view.startswith(begins)), 0)

    def _settle_words(self) -> None:
        """Let a control's word be a heading between two paragraphs, and an offer a point between two others."""
        for place, block in enumerate(self._page[1:-1], 1):
            if self._judged[place] != "promotion":
                continue
            above, below = self._page[place - 1], self._page[place + 1]
            open_above, open_below = self._judged[place - 1] is None, self._judged[place + 1] is None
            if names_topic(block) and open_above and open_below:
                control = self._recurring[place] and not self._heads[place]
                if above.prose and below.prose and not control:
                    self._judged[place] = None
            elif (
                ITEM.match(block.view)
                and not (self._recurring[place] or self._told(_is_fixed, block))
                and ((open_below and ITEM.match(below.view)) or (open_above and ITEM.match(above.view)))
            ):
                self._judged[place] = None

    def _settle_quotes(self) -> None:
        """Take off a quotation set apart to catch the eye: words that a paragraph of the page has too."""
        quotes = [
            place
            for place, block in enumerate(self._page)
            if self._judged[place] is None and block.words >= 5 and re.fullmatch(r'"[^"]*"\W{0,2}', block.view)
        ]
        for place in quotes[:NEAR]:
            parts = _sentences_of(self._page[place].view)
            near = self._page[max(0, place - NEAR) : place] + self._page[place + 1 : place + NEAR]
            if parts and any(
                block.words > self._page[place].words and all(part in _plain(block.view) for part in parts)
                for block in near
            ):
                self._judged[place] = "promotion"

    def _settle_attached(self) -> None:
        """Count a short line in with what is taken off right above it, where a blank line parts it from the text."""
        for place, block in enumerate(self._page[1:-1], 1):
            above = self._judged[place - 1]
            several = place > 1 and self._judged[place - 2] == above and self._page[place - 1].gap == 0
            if (
                (above == "credit" or (above in {"promotion", "recurring"} and several))
                and self._judged[place] is None
                and block.gap == 0
                and self._page[place + 1].gap > 0
                and block.words <= HEADING_WORDS
                and not block.closed
                and not self._signature(place)
                and any(other.gap for other in self._page[max(0, place - 9) : place])
            ):
                self._judged[place] = above

    def _signature(self, place: int) -> bool:
        return self._told(_signs, self._page[place])

    def _may_head(self, place: int) -> bool:
        """Tell whether a short line can be a heading: a paragraph or a list stands under it, and text above it."""
        block = self._page[place]
        below = next((at for at in self._below(place) if self._judged[at] is None), None)
        if below is None or (block.closed and not block.view.endswith(("?", "!", ":"))):
            return False
        above = any(
            self._told(_signs, self._page[at]) or (self._judged[at] is None and self._page[at].prose)
            for at in range(max(0, place - NEAR), place)
        )
        under = self._page[below]
        return above and block.words <= HEADING_WORDS and (under.prose or under.closed or block.words <= 3)

    def _below(self, place: int) -> range:
        """Give the places near below one: what stands farther down does not tell what a line is."""
        return range(place + 1, min(place + NEAR, len(self._page)))

    def _caption(self, place: int) -> bool:
        """Tell a caption from the line under it, which credits its photograph."""
        below = place + 1
        return (
            below < len(self._page)
            and self._judged[below] == "credit"
            and self._page[below].gap <= 1
            and self._page[below].words <= 12
            and self._page[place].words <= 40
            and bool(
                re.match(
                    r"\W{0,3}(?:file )?(?:photo|pic|picture|image|credit|source|illustration|video|graphic)",
                    self._page[below].view,
                    re.IGNORECASE,
                )
            )
        )

    def _soft(self, place: int) -> bool:
        """Tell a line that only reads like an offer: it may be a headline about newsletters."""
        block = self._page[place]
        return not (self._recurring[place] or self._twice[place] or is_furniture(block) or is_pointer(block)) and (
            not is_offer_to_act(block)
        )

    def _near_signature(self, place: int) -> bool:
        """Tell whether a byline or a day follows within the next lines, before any other paragraph."""
        for at in range(place + 1, min(place + 9, len(self._page))):
            block = self._page[at]
            if (
                is_cued_byline(block)
                or is_dateline(block)
                or (is_bare_byline(block) and self._judged[at] != "promotion")
            ):
                return True
            if block.prose and self._judged[at] is None:
                return False
        return False

    def _judged_kind(self, place: int) -> str | None:
        kind = self._judged[place]
        return "promotion" if kind in {"bar", "recurring"} else kind

    def _between_offers(self, place: int, vocabulary: set[str]) -> bool:
        """Tell a line with promotion above and below it, or one of up to three such, strange to the article's words."""

        def strange(at: int) -> bool:
            block = self._page[at]
            return self._judged[at] is None and block.words <= 25 and len(words_of([block.view]) & vocabulary) <= 1

        if not strange(place) or self._page[place].sentences > 1 or ITEM.match(self._page[place].view):
            return False
        first, last = place, place
        while last - first < 3 and first > 0 and strange(first - 1):
            first -= 1
        while last - first < 3 and last + 1 < len(self._page) and strange(last + 1):
            last += 1
        if last - first >= 3 or first == 0 or last + 1 == len(self._page):
            return False
        ends = (first - 1, last + 1)
        if any(self._judged[at] != "promotion" for at in ends):
            return False
        breaks = sum(self._told(interrupts, self._page[at]) for at in ends)
        return breaks == 0 or (breaks == 1 and not words_of([self._page[place].view]) & vocabulary)

    def _inside_offer(self, place: int) -> bool:
        """Tell that the promotion on both sides is of one offer: between two labels or pointers stands text as well."""
        near = (self._page[place - 1], self._page[place + 1])
        return all(self._judged[at] == "promotion" for at in (place - 1, place + 1)) and not any(
            self._told(interrupts, block) or '"' in block.view for block in near
        )

    def _in_bar(self, place: int, vocabulary: set[str]) -> bool:
        """Tell a short line of a bar, a player or a menu: in a row of such, few of which share words with the text.

        The last of them may be a heading: where it is no nearer to those above it than to the paragraph under it.
        """
        if not self._short(place):
            return False
        first, last = place, place
        while first > max(0, place - 20) and self._short(first - 1):
            first -= 1
        while last + 1 < min(len(self._page), place + 20) and self._short(last + 1):
            last += 1
        if last - first < 2:
            return False
        row = [at for at in range(first, last + 1) if self._judged[at] is None]
        strange = sum(not words_of([self._page[at].view]) & vocabulary for at in row)
        below = last + 1
        heads = place == last and below < len(self._page) and self._page[place].gap >= self._page[below].gap
        return strange * 2 >= len(row) and not heads

    def _short(self, place: int) -> bool:
        block = self._page[place]
        if place in self._points:
            return False
        if self._judged[place] not in {None, "promotion"} or self.kinds[place] in {"title", "dek", "byline", "date"}:
            return False
        return block.words <= 5 and not block.closed and not ITEM.match(block.view)

    def _names_offer(self, place: int) -> bool:
        """Tell the name of what is offered in the line right below it."""
        below = place + 1
        return (
            below < len(self._page)
            and self._judged[below] == "promotion"
            and self._page[below].gap == 0
            and self._page[below].words >= 6
            and self._page[place].words <= 8
            and not ITEM.match(self._page[place].view)
            and not self._told(interrupts, self._page[below])
            and (self._page[below].closed or not is_furniture(self._page[below]))
            and not (is_pointer(self._page[below]) or self._page[below].bar)
        )
