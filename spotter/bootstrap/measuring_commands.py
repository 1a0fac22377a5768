"""The commands that measure: `spotter eval` and `spotter train`. What they need is imported when they are called."""

import asyncio
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from spotter.settings import EngineName, Settings

_MODELS_AT_ONCE = 8
Share = Annotated[float | None, typer.Option(min=0.0, max=1.0)]


def add_measuring_commands(
    app: typer.Typer,
    *,
    read_settings: Callable[[], Settings],
    plainly: Callable[[Callable[..., None]], Callable[..., None]],
) -> None:
    """Add both commands to the command line."""

    def evaluate(
        files: Annotated[list[Path], typer.Argument(help="JSON lines: messages, conversations or injections.")],
        *,
        engine: Annotated[EngineName | None, typer.Option(help="Blank: the one that the settings name.")] = None,
        out: Annotated[Path | None, typer.Option(help="Write a line for each message or turn here.")] = None,
        picture: Annotated[Path | None, typer.Option(help="Draw the reliability curve here, as SVG.")] = None,
        at_once: Annotated[int, typer.Option(min=0, help="Records under way at a time; 0: as suits the engine.")] = 0,
        min_accuracy: Share = None,
        min_lenient: Share = None,
        min_macro_f1: Annotated[float | None, typer.Option("--min-macro-f1", min=0.0, max=1.0)] = None,
        max_ece: Share = None,
        min_surest_half: Share = None,
        min_escalation_recall: Share = None,
        max_needless: Share = None,
        min_opt_out_recall: Share = None,
        max_false_opt_outs: Share = None,
        min_accepted: Share = None,
        max_forbidden: Annotated[int | None, typer.Option(min=0, help="A number of outcomes, no share.")] = None,
    ) -> None:
        """Run the whole desk over labelled files and print how well it does.

        Exits 1 where a threshold is missed, and 2 where a file cannot be read.
        """
        from spotter.bootstrap.evaluating import Evaluation, evaluate_plainly  # noqa: PLC0415
        from spotter.engine.evaluation.thresholds import Thresholds  # noqa: PLC0415

        settings = read_settings()
        settings = settings.model_copy(update={"engine": engine or settings.engine})
        is_near = settings.engine is EngineName.EMBEDDED
        asked = Evaluation(
            files=files,
            out=out,
            picture=picture,
            at_once=at_once or (1 if is_near else _MODELS_AT_ONCE),
            thresholds=Thresholds(
                min_accuracy=min_accuracy,
                min_lenient=min_lenient,
                min_macro_f1=min_macro_f1,
                max_ece=max_ece,
                min_surest_half=min_surest_half,
                min_escalation_recall=min_escalation_recall,
                max_needless=max_needless,
                min_opt_out_recall=min_opt_out_recall,
                max_false_opt_outs=max_false_opt_outs,
                min_accepted=min_accepted,
                max_forbidden=max_forbidden,
            ),
        )
        code = asyncio.run(evaluate_plainly(asked, settings))
        if code:
            raise typer.Exit(code)

    def train(
        out: Annotated[
            Path | None, typer.Option(help="A folder for the model; blank: where the product has it.")
        ] = None,
    ) -> None:
        """Train the embedded reader (minutes of one core), and say whether its bytes are those that shipped."""
        from spotter.bootstrap.retraining import retrain  # noqa: PLC0415

        trained = retrain(out, quiet=not sys.stderr.isatty())
        same = "the same bytes as" if trained.is_what_ships else "other bytes than"
        typer.echo(f"Trained version {trained.version} into {trained.folder}: {same} what shipped ({trained.shipped}).")

    app.command("eval")(plainly(evaluate))
    app.command("train")(plainly(train))
