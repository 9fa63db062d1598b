"""What every rendition must hold, whatever its form: a brute-force reading against the file."""

import json


def assert_sound(rendition, text):
    """Check origins, sections and body of a rendition against the text of its file."""
    body, lines = rendition.body, text.split("\n")
    assert body
    assert rendition.origins[0].offset == 0
    assert [origin.offset for origin in rendition.origins] == sorted({o.offset for o in rendition.origins})
    for offset, character in enumerate(body):
        origin = next(o for o in reversed(rendition.origins) if o.offset <= offset)
        if character != "\n" or rendition.form == "json":
            found = lines[origin.line - 1][origin.column - 1 + offset - origin.offset :]
            if rendition.form == "json" and found[:1] == "\\":
                size = 2 if found[1] != "u" else 12 if "\ud800" <= json.loads(f'"{found[:6]}"') <= "\udbff" else 6
                found = json.loads(f'"{found[:size]}"')
            assert found[:1] == character or character == "\n", (offset, origin, found[:20])
    last = 0
    covered = 0
    for section in rendition.sections:
        for span in filter(None, section):
            assert last <= span.start <= span.end <= len(body)
            last = span.end
            covered += span.end - span.start
            assert body[span.start : span.end].strip("\n") == body[span.start : span.end]
    assert not body.strip("\n").replace("\n", "").strip() or covered > 0
    outside = list(body)
    for section in rendition.sections:
        for span in filter(None, section):
            outside[span.start : span.end] = [""] * (span.end - span.start)
    assert not "".join(outside).strip("\n")
