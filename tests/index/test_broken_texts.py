"""Texts whose halves do not belong together, as a cut page has them: what stands there is read, nothing is raised.

Found by indexing a hundred thousand articles put together of halves of others (``python -m tests.benchmarks growth``).
"""

import pytest

from index.people.finding import find_people
from index.quotations.finding import find_quotations


@pytest.mark.parametrize(
    ("body", "people", "quoted"),
    [
        pytest.param(
            'Former drug lord and cartel leader Ismael "El Tigre" state of emergency for the coast due to floods.',
            {"Ismael"},
            [],
            id="a nickname ends where the name ends",
        ),
        pytest.param(
            "At least 30 people drown as a result of Gene Robinson, the first openly gay U.S. ordained Episcopalian "
            'bishop, calls it "a loss that has to be borne by all of us".',
            {"Gene Robinson"},
            ["a loss that has to be borne by all of us"],
            id="an apposition describes somebody and names nobody",
        ),
    ],
)
def test_a_broken_text_is_read(body, people, quoted):
    found = find_people(body)
    assert {person.name for person in found} == people
    assert [body[s.start : s.end] for each in find_quotations(body, found) for s in each.spans] == quoted
