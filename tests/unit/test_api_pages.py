"""The pages and the status words."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx2
import pytest

from api.app import create_app
from spotter.store.session import Store
from tests.fixtures.api_desk import ORIGIN, NotingNudger, build_deps
from tests.fixtures.desk_rows import DeskRows


@pytest.fixture
def ui_folder(tmp_path: Path) -> Path:
    return tmp_path / "dist"


@pytest.fixture
async def nudger() -> NotingNudger:
    return NotingNudger()


@pytest.fixture
async def browser(
    sqlite_desk_rows: DeskRows, ui_folder: Path, nudger: NotingNudger
) -> AsyncIterator[httpx2.AsyncClient]:
    app = create_app(build_deps(sqlite_desk_rows, nudger, ui_folder=ui_folder))
    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app=app), base_url=ORIGIN) as client:
        yield client


def _build(folder: Path) -> None:
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text("<!doctype html><title>Inbox</title>")
    (folder / "assets" / "app-1a2b.js").write_text("console.log(1)")
    (folder.parent / "secret.txt").write_text("not yours")


async def test_every_page_is_the_one_document(browser: httpx2.AsyncClient, ui_folder: Path) -> None:
    """
    A link into the inbox survives a reload; files are kept for ever, the document is asked for anew.
    """
    _build(ui_folder)

    for address in ("/", "/login", "/inbox/12?club=riverside"):
        page = await browser.get(address)
        assert (200, "<!doctype html><title>Inbox</title>") == (page.status_code, page.text)
        assert "no-cache" == page.headers["cache-control"]
    script = await browser.get("/assets/app-1a2b.js")
    assert (200, "public, max-age=31536000, immutable") == (script.status_code, script.headers["cache-control"])
    assert "frame-ancestors 'none'" in script.headers["content-security-policy"]


async def test_nothing_outside_the_build_is_served(browser: httpx2.AsyncClient, ui_folder: Path) -> None:
    """
    No path leads out of the folder, and a missing file is not the document.
    """
    _build(ui_folder)

    for address in ("/../secret.txt", "/%2e%2e/secret.txt", "/assets/..%2f..%2fsecret.txt", "/assets/gone.js"):
        answer = await browser.get(address)
        assert "not yours" not in answer.text
    assert 404 == (await browser.get("/assets/gone.js")).status_code
    unknown = await browser.get("/api/v1/nothing")
    assert (404, "application/problem+json") == (unknown.status_code, unknown.headers["content-type"])


async def test_without_a_build_the_page_says_what_to_do(browser: httpx2.AsyncClient) -> None:
    """
    A machine without Node.js has a working API and a page that tells how to get the inbox.
    """
    page = await browser.get("/")

    assert 503 == page.status_code
    assert "make setup" in page.text


async def test_status_words(browser: httpx2.AsyncClient, nudger: NotingNudger, sqlite_store: Store) -> None:
    """
    Alive touches nothing; ready names what is away, in words only.
    """
    ready = await browser.get("/readyz")
    nudger.is_away = True
    unready = await browser.get("/readyz")

    assert {"status": "alive"} == (await browser.get("/livez")).json()
    assert (200, {"status": "ready", "database": "ok", "migrations": "at_head", "temporal": "ok"}) == (
        ready.status_code,
        ready.json(),
    )
    assert (503, "unready", "away") == (unready.status_code, unready.json()["status"], unready.json()["temporal"])
