"""A name with its maker's in front of it."""

from graph.extract.makers import find_makers
from graph.model import Candidate, Definition


def test_a_makers_name_in_front_of_one_that_also_stands_alone() -> None:
    found = [
        Candidate(0, 0, 4, "Acme", "lexicon", "acme", "organization"),
        Candidate(0, 0, 12, "Acme Pixelon", "latin-name", "", "product"),
        Candidate(1, 3, 10, "Pixelon", "latin-name", "", ""),
        Candidate(2, 0, 4, "Acme", "lexicon", "acme", "organization"),
        Candidate(2, 0, 9, "Acme Labs", "latin-name", "", "organization"),
        Candidate(3, 0, 4, "Acme", "lexicon", "acme", "organization"),
        Candidate(3, 0, 11, "Acme Bridge", "latin-name", "", ""),
    ]
    assert find_makers(found) == [Definition(0, "Pixelon", "Acme Pixelon", "maker")]
