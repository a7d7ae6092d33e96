"""How kinds look."""

from graphmodel.claims.vocabulary import Kind, Vocabulary, builtin
from graphmodel.palette import LOOKS, look_of


def test_every_kind_that_an_entity_may_be_of_looks_different() -> None:
    """No two kinds share both colour and shape, so that a reader can tell them apart without a legend of names."""
    vocabulary = builtin()
    looks = [look_of(kind.name, vocabulary) for kind in vocabulary.kinds.values() if not kind.abstract]
    assert len(set(looks)) == len(looks)


def test_a_kind_of_ones_own_looks_like_the_kind_it_belongs_to() -> None:
    """A narrower kind takes the look of the nearest broader one, and a free-standing one that of an Entity."""
    vocabulary = builtin()
    own = [Kind(name="Bank", meaning="a bank", broader="Company"), Kind(name="Ship", meaning="a ship")]
    extended = Vocabulary([*vocabulary.kinds.values(), *own], [])
    assert look_of("Bank", extended) == LOOKS["Company"]
    assert look_of("Ship", extended) == LOOKS["Entity"]
