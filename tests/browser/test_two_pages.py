"""Two people look at the same inbox in real Chromium: what happens shows on both, without a reload."""

import re

from playwright.async_api import Browser, BrowserContext, Page, expect

from spotter.auth.login_links import mint_login_link
from tests.fixtures.whole_stack import Stack

_SLOW = 60_000
"""Milliseconds that only a broken product needs."""


async def _desk(browser: Browser, stack: Stack) -> tuple[BrowserContext, Page]:
    """Open the inbox in a browser of its own, by a one-time link as it is printed."""
    context = await browser.new_context(viewport={"width": 1280, "height": 820})
    page = await context.new_page()
    token = await mint_login_link(stack.store)
    await page.goto(f"{stack.settings.public_url}/login#token={token}")
    await page.wait_for_url(re.compile(r"/inbox"), timeout=_SLOW)
    return context, page


async def test_a_message_shows_on_both_pages_and_one_approval_sends_it_once(browser: Browser, stack: Stack) -> None:
    """
    A member writes on the pretend gym's own page; both inboxes show it, one person approves, the other sees it done.
    """
    member = await stack.member("Felix Dunmore")
    await stack.connected()
    await stack.set_club(autonomy="suggest")
    first_context, first = await _desk(browser, stack)
    second_context, second = await _desk(browser, stack)

    await stack.writes(member, "How much is a guest pass these days?")
    for page in (first, second):
        row = page.get_by_role("listbox").or_(page.get_by_role("list")).get_by_text("Felix Dunmore").first
        await expect(row).to_be_visible(timeout=_SLOW)
        await row.click()
        await expect(page.get_by_text("How much is a guest pass these days?").last).to_be_visible(timeout=_SLOW)
        await expect(page.get_by_role("button", name="Approve", exact=True)).to_be_enabled(timeout=_SLOW)

    await first.get_by_role("button", name="Approve", exact=True).click()

    sent = await stack.until(lambda: stack.sent_to(member))
    for page in (first, second):
        await expect(page.get_by_text(sent[0][:30]).last).to_be_visible(timeout=_SLOW)
        await expect(page.get_by_role("button", name="Approve", exact=True)).to_have_count(0, timeout=_SLOW)
    await stack.quiet("Felix Dunmore")
    assert 1 == len(await stack.sent_to(member))
    await first_context.close()
    await second_context.close()
