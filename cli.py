"""The command line: `spotter run`, `clubs`, `doctor`, `eval`, `train`, … A composition root.

Each command imports what it needs when it is called, so that `spotter --help` answers at once.
"""

import asyncio
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Annotated, ParamSpec

import typer

from spotter.bootstrap.measuring_commands import add_measuring_commands
from spotter.domain.errors import InvalidRequest, SpotterError
from spotter.domain.ids import ClubId
from spotter.log import configure_logging
from spotter.settings import Settings, read_settings

if TYPE_CHECKING:
    from spotter.health.findings import Finding
    from spotter.store.session import Store

P = ParamSpec("P")

app = typer.Typer(
    name="spotter",
    help="A durable AI front desk for fitness clubs.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,  # they print the values of variables, and ours hold what members wrote
)


clubs = typer.Typer(help="The clubs that are served.", no_args_is_help=True)
app.add_typer(clubs, name="clubs")


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


@clubs.command("list")
@_plainly
def list_clubs() -> None:
    """Show every club with its state and its last good poll."""
    from spotter.bootstrap.commands import club_lines

    rows = asyncio.run(club_lines(_settings()))
    typer.echo("\n".join(rows) if rows else "There is no club yet. Add one with `spotter clubs add`.")


@clubs.command("add")
@_plainly
def add_club(
    slug: str,
    name: str,
    *,
    zone: Annotated[str, typer.Option(help="IANA time zone, e.g. America/Denver.")],
    username: Annotated[str, typer.Option(help="The club's ClubOS login.")],
    password: Annotated[str, typer.Option(prompt=True, hide_input=True, help="Asked for where it is not given.")],
    base_url: Annotated[str, typer.Option(help="The ClubOS site of the brand.")] = "https://anytime.club-os.com",
) -> None:
    """Add a club. It starts at autonomy `suggest`, and its inbox is read within a quarter of a minute."""
    from spotter.bootstrap.commands import add
    from spotter.desk.clubs import NewClub

    club = NewClub(id=ClubId(slug), name=name, time_zone=zone, base_url=base_url, username=username, password=password)
    asyncio.run(add(_settings(), club))
    typer.echo(f"{name} is added. A worker reads its inbox within a quarter of a minute.")


@clubs.command("pause")
@_plainly
def pause_club(slug: str) -> None:
    """Stop reading a club's inbox until `spotter clubs resume`. What is under way goes on."""
    from spotter.bootstrap.commands import set_paused

    asyncio.run(set_paused(_settings(), ClubId(slug), paused=True))
    typer.echo(f"{slug} is paused. This works at once: the row is read each second.")


@clubs.command("resume")
@_plainly
def resume_club(slug: str) -> None:
    """Read a club's inbox again."""
    from spotter.bootstrap.commands import set_paused

    asyncio.run(set_paused(_settings(), ClubId(slug), paused=False))
    typer.echo(f"{slug} is read again.")


@clubs.command("remove")
@_plainly
def remove_club(slug: str) -> None:
    """Stop serving a club. Its rows stay."""
    from spotter.bootstrap.commands import remove

    asyncio.run(remove(_settings(), ClubId(slug)))
    typer.echo(f"{slug} is no longer served. Its rows are kept.")


@app.command()
@_plainly
def reconcile(
    *,
    after_restore: Annotated[bool, typer.Option("--after-restore", help="Say that you restored a backup.")] = False,
    give_up_unreadable: Annotated[
        bool, typer.Option(help="Open a club although some threads cannot be read; a person is asked about those.")
    ] = False,
) -> None:
    """After a restored backup, before any worker runs: read the CRM's logs back, so that nothing is sent twice."""
    if not after_restore:
        raise InvalidRequest("This stops all sends until every thread was read back. Say `--after-restore` if meant.")
    from spotter.bootstrap.commands import reconcile_after_restore

    settings = _settings()
    typer.echo("Sends are stopped. Waiting until whatever was posted must show, then reading every lively thread …")
    results = asyncio.run(reconcile_after_restore(settings, give_up_unreadable=give_up_unreadable))
    for club in results:
        opened = (
            "sends are free again" if club.opened else f"{len(club.unread)} threads could not be read: still stopped"
        )
        typer.echo(f"{club.club}: {club.read} threads read, {len(club.sent)} had already left; {opened}.")
    if not all(club.opened for club in results):
        raise typer.Exit(1)


@app.command()
@_plainly
def doctor() -> None:
    """Name each broken dependency in one sentence, with what to do. Exits 1 where something is broken."""
    from spotter.health.findings import Condition

    marks = {Condition.FINE: "ok       ", Condition.ATTENTION: "ATTENTION", Condition.BROKEN: "BROKEN   "}
    findings = asyncio.run(_examine(_settings()))
    for finding in findings:
        typer.echo(f"{marks[finding.condition]}  {finding.says}")
        if finding.do:
            typer.echo(f"           → {finding.do}")
    if any(finding.condition is Condition.BROKEN for finding in findings):
        raise typer.Exit(1)


async def _examine(settings: Settings) -> "list[Finding]":
    from activities.temporal_client import connect, is_reachable
    from spotter.bootstrap.commands import on_store
    from spotter.bootstrap.components import utc_now
    from spotter.bootstrap.model_reach import model_reachable
    from spotter.health.examination import Subjects, examine
    from spotter.store.schema_head import is_at_head
    from spotter.supervisor.plan import settings_for_parts
    from spotter.supervisor.ports import read_ports

    if settings.starts_own_temporal and (ports := read_ports(settings.data_dir)) is not None:
        settings = settings_for_parts(settings, ports, on_terminal=False)

    async def temporal() -> bool:
        if not settings.temporal_address:
            return False
        client = await connect(settings.temporal_address, namespace=settings.temporal_namespace, lazy=True)
        return await is_reachable(client)

    async def look(store: "Store") -> "list[Finding]":
        return await examine(
            Subjects(
                store=store,
                schema_at_head=lambda: is_at_head(store),
                temporal_reachable=temporal,
                model=settings.openai_model,
                model_reachable=model_reachable(settings),
                data_dir=settings.data_dir,
                clock=utc_now,
                audit_lines=None,
            )
        )

    return await on_store(settings, look)


def _settings() -> Settings:
    settings = read_settings()
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


add_measuring_commands(app, read_settings=_settings, plainly=_plainly)

if __name__ == "__main__":
    app()
