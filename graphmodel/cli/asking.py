"""The command that asks the saved questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from graphmodel.cli.options import format_options, reading_options
from graphmodel.cli.terminal import left_out, opened, print_data, print_lines, width

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from graphmodel.questions import Answer, Question


_WORDS = "graphmodel.cli.asking.words"


def _complete_question(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001
    from click.shell_completion import CompletionItem

    from graphmodel.questions import questions

    for_people = (question for question in questions().values() if not question.is_drawing)
    return [CompletionItem(q.name, help=q.title) for q in for_people if q.name.startswith(incomplete)]


def _complete_parameter(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001
    from click.shell_completion import CompletionItem

    asked = _named(ctx)
    parameters = asked.parameters if asked else ()
    return [CompletionItem(f"{p.name}=", help=p.meaning) for p in parameters if p.name.startswith(incomplete)]


def _named(ctx: click.Context) -> Question | None:
    """Return the question on the command line, whatever else is there or still missing."""
    from graphmodel.questions import questions

    return next((questions()[word] for word in ctx.meta.get(_WORDS, ()) if word in questions()), None)


class _Query(click.Command):
    """Tells in its help about the question that is named beside ``--help``."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        ctx.meta[_WORDS] = tuple(args)
        return super().parse_args(ctx, args)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        from graphmodel.output import questions as output

        asked = _named(ctx)
        if asked is None:
            super().format_help(ctx, formatter)
        else:
            formatter.write("\n".join(output.description(asked, width())) + "\n")


@click.command(cls=_Query)
@click.argument("name", metavar="[QUESTION]", required=False, shell_complete=_complete_question)
@click.option("-p", "--param", "given", multiple=True, metavar="NAME=VALUE", shell_complete=_complete_parameter,
              help="What to ask about. May be given more than once: a parameter that takes a list takes one value each "
              "time. Nothing after the = stands for nobody in particular, or an empty list.")  # fmt: skip
@reading_options
@format_options
def query(name: str | None, given: tuple[str, ...], address: str | None, format_: str | None) -> None:
    """Ask a saved question; without QUESTION list them.

    Actors may have any of their names. "graphmodel query QUESTION --help" names its parameters, their
    defaults and the columns. Every store gives the same rows; the statements that a Neo4j server is
    asked stand in the folder cypher/questions.

    Many questions have a drawing, NAME-drawing, which the Neo4j Browser draws; its rows here are the
    relationships in it.
    """
    from graphmodel.errors import FilterError
    from graphmodel.output import questions as output
    from graphmodel.questions import answer, check, in_words, question, questions

    if name is None:
        every = [each for each in questions().values() if not each.is_drawing]
        if format_ is None:
            print_lines(output.listing(every, width()))
        else:
            listed = [output.question_row(asked) for asked in every]
            print_data(format_, listed, listed, listed, output.QUESTION_COLUMNS)
        return
    asked = question(name)
    try:
        parameters = _parsed(given)
        check(asked, parameters)
        store = opened(address)
        answered = answer(store, name, parameters)
    except FilterError as error:
        more = [f"hint: {error.hint}"] if error.hint else []
        raise click.UsageError("\n".join([str(error), *more, "", *output.parameters(asked, width())])) from error
    if format_ is None:
        above = [*left_out(), *in_words(asked, answered.parameters, store)]
        print_lines(output.answer(asked, output.told_apart(answered, store), above, width()))
    else:
        rows = output.answer_rows(answered)
        asked_with = {"question": name, "title": asked.title, "parameters": answered.parameters}
        complete = {**asked_with, "assumptions": [*left_out()], "rows": rows}
        print_data(format_, complete, rows, rows, answered.columns)
    for hint in _hints(asked, answered):
        click.echo(f"hint: {hint}", err=True)


def _parsed(given: Iterable[str]) -> dict[str, list[str]]:
    """Return the values of each parameter, in the order given.

    Raises:
        FilterError: something is not NAME=VALUE.

    """
    from graphmodel.errors import FilterError

    values: dict[str, list[str]] = {}
    for text in given:
        name, equals, value = text.partition("=")
        if not equals:
            raise FilterError(name, f"--param {text!r} is not NAME=VALUE")
        values.setdefault(name.strip(), []).append(value)
    return values


def _hints(asked: Question, answered: Answer) -> Iterator[str]:
    """Yield what the reader of an answer should know: the same end twice, rows cut off."""
    a, b = answered.parameters.get("a"), answered.parameters.get("b")
    if a is not None and a == b:
        yield f"a and b are both {a}; --param a=NAME and --param b=NAME name two that differ"
    limit = answered.parameters.get("limit")
    if limit is not None and not asked.is_drawing and len(answered.rows) == limit:
        yield f"there may be more than {limit:,} rows; --param limit=N shows more"


ALL = (query,)
