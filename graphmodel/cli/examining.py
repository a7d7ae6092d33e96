"""Commands that hold claims against each other: what contradicts, what came when or first, what is missing."""

from __future__ import annotations

import click

from graphmodel.cli.options import complete_entity, prose_options, reading_options
from graphmodel.cli.terminal import PROSE, left_out, opened, print_data, print_prose, write


@click.command()
@click.argument("entity", metavar="[ENTITY]", required=False, shell_complete=complete_entity)
@reading_options
@prose_options
def contradictions(entity: str | None, address: str | None, format_: str | None) -> None:
    """Say what cannot all hold, about ENTITY or anything.

    What is said and denied; two where there is one at a time, such as two heads of a firm; numbers
    that do not meet; parts and wholes that do not add up; dates that exclude each other. Each with
    both sides, their documents and speakers. Which of them is right is not said.
    """
    from graphmodel import examining
    from graphmodel.output import contradictions as output
    from graphmodel.output.references import describing

    store = opened(address)
    about = store.resolve(entity) if entity else None
    contradictions_ = examining.contradicting(store, about)
    blocks, known = output.blocks(contradictions_, about, store)
    if format_ in PROSE:
        print_prose(format_, blocks, describing(known.documents))
    else:
        complete = output.answer(contradictions_, left_out(), known)
        each = complete["contradictions"]
        print_data(format_, complete, each, output.table(each), output.COLUMNS)


@click.command()
@click.argument("entity", metavar="[ENTITY]", required=False, shell_complete=complete_entity)
@click.option("--svg", "format_", flag_value="svg", help="Write a drawing.")
@reading_options
@prose_options
def timeline(entity: str | None, address: str | None, format_: str | None) -> None:
    """Say what happened when, around ENTITY or at all.

    ENTITY may be an event. Each line is one happening, as precisely dated as its documents date it,
    with what contradicts it. What is undated takes the dates of its event, and says so.
    """
    from graphmodel import examining
    from graphmodel.evidence import timeline as evidence
    from graphmodel.output import drawntimes
    from graphmodel.output import timelines as output
    from graphmodel.output.references import describing

    store = opened(address)
    about = store.resolve(entity) if entity else None
    timeline_ = evidence.timeline(store.claims(), about)
    told = output.ToldTimeline(timeline_, examining.contradicting(store, None), about, store)
    if format_ == "svg":
        write(None, drawntimes.svg(told, left_out()))
    elif format_ in PROSE:
        print_prose(format_, output.blocks(told), describing(told.known.documents))
    else:
        complete = output.answer(told, left_out())
        each = complete["happenings"]
        print_data(format_, complete, each, each, output.COLUMNS)


@click.command()
@click.argument("a", metavar="ENTITY|A", shell_complete=complete_entity)
@click.argument("b", metavar="[B]", required=False, shell_complete=complete_entity)
@reading_options
@prose_options
def first(a: str, b: str | None, address: str | None, format_: str | None) -> None:
    """Say which document said it first.

    That is, which was the first here to speak of ENTITY, or of A and B together, as far
    as the dates of publication tell, and what documents say they were made from. Where these do not
    decide, the documents that may have been the first are named.
    """
    from graphmodel.evidence.firsts import firsts
    from graphmodel.output import firsts as output
    from graphmodel.output.references import describing

    store = opened(address)
    ends = tuple(store.resolve(name) for name in (a, b) if name is not None)
    firsts_ = firsts(store.claims(), *ends)
    blocks, known = output.blocks(firsts_, ends, store)
    if format_ in PROSE:
        print_prose(format_, blocks, describing(known.documents))
    else:
        complete = output.answer(firsts_, left_out(), known)
        each = complete["relationships"]
        print_data(format_, complete, each, each, output.COLUMNS)


@click.command()
@click.argument("entity", metavar="[ENTITY]", required=False, shell_complete=complete_entity)
@click.option("-n", "most", type=click.IntRange(min=1), default=10, show_default=True, metavar="N",
              help="Of each sort tell so many.")  # fmt: skip
@click.option("--all", "everything", is_flag=True, help="Tell all, with all that each is about.")
@reading_options
@prose_options
def missing(entity: str | None, most: int, everything: bool, address: str | None, format_: str | None) -> None:
    """Say what the claims leave open, about ENTITY or anything.

    Who is accused and not quoted where that is said; who was held, charged or sanctioned, and
    nothing says what became of it; speakers of whom nothing says in which capacity; claims that do not say where
    in their document they stand.
    """
    from graphmodel import examining
    from graphmodel.output import gaps as output
    from graphmodel.output.references import describing

    store = opened(address)
    told = output.GapsAnswer(examining.missing(store, entity), store.resolve(entity) if entity else None, store)
    if format_ in PROSE:
        print_prose(format_, output.blocks(told, None if everything else most), describing(told.known.documents))
    else:
        complete = output.answer(told, left_out())
        each = complete["gaps"]
        print_data(format_, complete, each, output.table(each), output.COLUMNS)


ALL = (contradictions, timeline, first, missing)
