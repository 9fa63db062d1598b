"""What a search gives: plain frozen data, ready to be shown in any format."""

from __future__ import annotations

from index.frozen import NamedTuple, frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime

    from index.article import Article
    from index.span import Span


class MeantDays(NamedTuple):
    """Words of a passage that mean days, one of which was asked for.

    Attributes:
        start, end: Half-open, in code points into the passage's text.
        first: The first day meant.
        last: The last one, which belongs to it.
    """

    start: int
    end: int
    first: datetime.date
    last: datetime.date


@frozen
class Snippet:
    """A passage of an article, with what matched in it.

    Attributes:
        section: The heading that it stands under, None where there is none.
        text: As in the article, white space folded.
        spans: Half-open ranges of code points into ``text``, ascending, none overlapping.
        line: Where the first span, else the passage, begins in the file, from 1.
        column: In that line, from 1.
        opens: Whether the passage begins where its paragraph does.
        closes: Whether it ends where its paragraph does.
        days: What in it means days that were asked for, ascending.
    """

    section: str | None
    text: str
    spans: tuple[Span, ...]
    line: int
    column: int
    opens: bool
    closes: bool
    days: tuple[MeantDays, ...] = ()


@frozen
class Hit:
    """An article that matches.

    Attributes:
        score: Rounded to what is shown; 0 where nothing in the question is scored.
        title_spans: What matched in the title, as in ``Snippet.spans``.
        snippets: The best first.
    """

    article: Article
    score: float
    title_spans: tuple[Span, ...]
    snippets: tuple[Snippet, ...]

    @property
    def path(self) -> str:
        """The file that the article's text is shown from."""
        return self.article.sources[self.article.body_source].path


@frozen
class Results:
    """One page of hits.

    Attributes:
        total: All articles that match.
        hits: Those of the page, in order.
        cut: Patterns that matched more words than they may stand for.
    """

    total: int
    hits: tuple[Hit, ...]
    cut: tuple[str, ...] = ()
