"""A quotation: the words of somebody, where they stand in a body, and who is said to have spoken them."""

from __future__ import annotations

from index.frozen import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final, Literal

    from index.span import Span

    Kind = Literal["person", "outlet", "body", "unnamed", "open"]
    How = Literal[
        "after", "inverted", "before", "participle", "according to", "quoted", "passive", "colon", "trailing", "split",
        "continued", "",
    ]  # fmt: skip

OPEN: Final = "open"


class Quotation(NamedTuple):
    """What somebody is quoted as saying.

    Attributes:
        spans: What lies between the marks, in body order: one stretch, or several where the attribution stands between
            them ("A," she said, "b") or where the quotation runs over paragraphs.
        speaker: The shown name of a person of the article; else the outlet, the body or the unnamed source as written,
            without an article; None where nothing says who speaks, or what does is doubtful.
        kind: ``person``; ``outlet``, of the press; ``body``, any other ("Kremlin", "ministry"); ``unnamed``, a source
            without a name ("police spokesman"); ``open`` where ``speaker`` is None.
        how: What gives the speaker: ``after`` (…, X said), ``inverted`` (…, said X), ``before`` (X said: …),
            ``participle`` (X left, saying …), ``according to``, ``quoted`` (X was quoted as saying …), ``passive``
            (described by X as …), ``colon`` (X: …), ``trailing`` (… at the end of the sentence, X said), ``split`` (the
            attribution of the stretch before), ``continued`` (that of the sentence before); empty without a cue.
        pronoun: Whether the speaker was a pronoun or a role ("he", "the envoy") that the article resolves.
        cue: The verb or phrase of speaking, in the body; of the sentence before for ``continued``.
    """

    spans: tuple[Span, ...]
    speaker: str | None
    kind: Kind
    how: How
    pronoun: bool
    cue: Span | None

    @property
    def start(self) -> int:
        """Where the first stretch begins."""
        return self.spans[0].start

    @property
    def end(self) -> int:
        """Where the last stretch ends, exclusive."""
        return self.spans[-1].end
