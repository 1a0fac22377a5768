"""A page whose line to the server breaks says so, comes back by itself and has missed nothing."""

import re

from playwright.async_api import Browser, expect

from spotter.auth.login_links import mint_login_link
from tests.fixtures.whole_stack import Stack

_SLOW = 90_000
"""Milliseconds that only a broken product needs."""


async def test_an_open_page_outlives_a_killed_server(browser: Browser, stack: Stack) -> None:
    """The API is killed under two open tabs: both say that they are late, and show what came meanwhile, unasked."""
    member = await stack.member("Felix Dunmore")
    await stack.connected()
    await stack.set_club(autonomy="suggest")  # so that the member's words stay the last ones
    context = await browser.new_context(viewport={"width": 1280, "height": 820})
    first = await context.new_page()
    second = await context.new_page()
    lines: list[str] = []
    for page in (first, second):
        page.on("websocket", lambda socket: lines.append(socket.url))
    token = await mint_login_link(stack.store)
    await first.goto(f"{stack.settings.public_url}/login#token={token}")
    await first.wait_for_url(re.compile(r"/inbox"), timeout=_SLOW)
    await second.goto(f"{stack.settings.public_url}/inbox")
    for page in (first, second):
        await expect(page.locator("[data-row]").first).to_be_visible(timeout=_SLOW)
    assert 1 == len(lines), "Two tabs of one browser share one connection."

    stack.kill("api")
    for page in (first, second):
        await expect(page.get_by_text("Live updates are late")).to_be_visible(timeout=_SLOW)
    await stack.writes(member, "Are you open on Thanksgiving?")
    stack.start_api()

    for page in (first, second):
        await expect(page.get_by_text("Live updates are late")).to_be_hidden(timeout=_SLOW)
        await expect(page.get_by_text("Are you open on Thanksgiving?").first).to_be_visible(timeout=_SLOW)
    assert re.search(r"/ws\?after=\d+$", lines[-1]), "It goes on after the last position that it heard."
    await context.close()
