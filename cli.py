"""The command line: `spotter run`, `prepare`, `migrate`, `login-link`. A composition root.

Each command imports what it needs when it is called, so that `spotter --help` answers at once.
"""

import asyncio
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

import typer
from pydantic import ValidationError

from spotter.domain.errors import InvalidRequest, SpotterError
from spotter.log import configure_logging
from spotter.settings import Settings

P = ParamSpec("P")

app = typer.Typer(
    name="spotter",
    help="A durable AI front desk for fitness clubs.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,  # they print the values of variables, and ours hold what members wrote
)


def _plainly(command: Callable[P, None]) -> Callable[P, None]:
    """Tell what the product understands to have gone wrong in one sentence, without a traceback."""

    @wraps(command)
    def told(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except SpotterError as error:
            typer.echo(error.detail or type(error).__doc__, err=True)
            raise typer.Exit(1) from error

    return told


@app.command()
@_plainly
def run() -> None:
    """Run everything on this machine: with a demo club, or with the club whose credentials are in `.env`."""
    from spotter.supervisor.run import run_spotter

    asyncio.run(run_spotter(_settings(), prepare=_prepare, mint_login_link=_mint_login_link))


@app.command()
@_plainly
def migrate() -> None:
    """Bring the store to its newest schema. Safe to run again, and beside others that do."""
    settings = _settings()
    _upgrade(settings)
    typer.echo("The store has the newest schema.")


@app.command()
@_plainly
def prepare() -> None:
    """Do what a first start needs: the newest schema, the owner's account, the first club. Safe to run again."""
    asyncio.run(_prepare(_settings()))
    typer.echo("The store is ready.")


@app.command("login-link")
@_plainly
def login_link() -> None:
    """Print another one-time link to the inbox of the Spotter that runs in the data folder."""
    from spotter.supervisor.locks import is_running_in
    from spotter.supervisor.plan import settings_for_parts
    from spotter.supervisor.ports import read_ports
    from spotter.supervisor.welcome import login_url

    settings = _settings()
    ports = read_ports(settings.data_dir) if is_running_in(settings.data_dir) else None
    if ports is not None:
        settings = settings_for_parts(settings, ports, on_terminal=False)
    elif "public_url" not in settings.model_fields_set:
        raise SpotterError(f"No Spotter runs in {settings.data_dir}. Start it with `make run`, which prints a link.")
    token = asyncio.run(_mint_login_link(settings))
    typer.echo(f"{login_url(settings, token)}\nIt works once, for 10 minutes.")


def _settings() -> Settings:
    """Read the settings; a wrong one is named, without the value, which may be a secret."""
    try:
        settings = Settings()
    except ValidationError as error:
        wrong = "; ".join(
            f"SPOTTER_{'_'.join(map(str, each['loc'])).upper()}: {each['msg']}" for each in error.errors()
        )
        raise InvalidRequest(f"A setting is wrong. {wrong}. Correct it in .env or in the environment.") from None
    configure_logging(settings.log_format)
    return settings


def _upgrade(settings: Settings) -> None:
    from spotter.store.migrate import upgrade

    settings.data_dir.mkdir(parents=True, exist_ok=True)
    upgrade(settings.database_url)


async def _prepare(settings: Settings) -> None:
    from spotter.bootstrap.first_club import prepare_data

    await asyncio.to_thread(_upgrade, settings)
    await prepare_data(settings)


async def _mint_login_link(settings: Settings) -> str:
    from spotter.auth.login_links import mint_login_link
    from spotter.store.session import Store

    store = Store(settings.database_url)
    try:
        return await mint_login_link(store, ttl_minutes=10)
    finally:
        await store.aclose()


if __name__ == "__main__":
    app()
