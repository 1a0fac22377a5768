"""Everybody can use the pages: no violation of WCAG 2.2 A or AA, nothing to scroll sideways, everything by keyboard."""

import re
from pathlib import Path

from playwright.async_api import Browser, BrowserContext, Page, expect

from spotter.auth.login_links import mint_login_link
from tests.fixtures.whole_stack import Stack

_AXE = Path(__file__).parents[2] / "ui" / "node_modules" / "axe-core" / "axe.min.js"
_SLOW = 60_000
"""Milliseconds that only a broken product needs."""
_SIZES = ((1280, 820), (390, 844), (320, 640))
_SEEN_BY_AXE = """
axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then((result) =>
  result.violations.map((found) => `${found.id}: ${found.nodes.map((node) => node.target.join(' ')).join(', ')}`))
"""


async def _sign_in(page: Page, stack: Stack) -> None:
    token = await mint_login_link(stack.store)
    await page.goto(f"{stack.settings.public_url}/login#token={token}")
    await page.wait_for_url(re.compile(r"/inbox"), timeout=_SLOW)


async def _complaints(page: Page) -> list[str]:
    """What a strict reader would object to on this page."""
    await page.evaluate(_AXE.read_text(encoding="utf-8"))
    found: list[str] = await page.evaluate(_SEEN_BY_AXE)
    if await page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        found.append("scrolls sideways")
    return found


async def test_no_page_shuts_anybody_out(browser: Browser, stack: Stack) -> None:
    """Each page, light and dark, on a desk, a phone and the smallest phone, passes a machine's WCAG 2.2 AA check."""
    member = await stack.member("Felix Dunmore")
    await stack.connected()
    await stack.set_club(autonomy="suggest")
    await stack.writes(member, "How much is a guest pass these days?")
    approval = await stack.until(stack.pending_approval)
    context = await browser.new_context()
    await _sign_in(await context.new_page(), stack)
    session = await context.storage_state()
    await context.close()

    pages = {
        "/inbox": "Felix Dunmore",
        f"/inbox/{approval['conversation_id']}": "Waiting for your OK",
        "/needs-you": "Waiting for your OK",
        "/knowledge": "Staffed hours",
        "/knowledge?part=gaps": "Questions of the last 90 days",
        "/knowledge/1": "Usual week",
        "/knowledge/new?question=Do%20you%20have%20tanning%20beds%3F": "Spotter says this word for word",
        "/health": "Every part that Spotter needs",
        "/actions": "Nothing is ever taken out",
        "/login": "Sign in to Spotter",
    }
    complaints: dict[str, list[str]] = {}
    for width, height in _SIZES:
        for scheme in ("light", "dark"):
            context = await browser.new_context(
                viewport={"width": width, "height": height},
                color_scheme=scheme,
                has_touch=width < 768,
                storage_state=session,
            )
            page = await context.new_page()
            for path, sign in pages.items():
                await page.goto(f"{stack.settings.public_url}{path}")
                await expect(page.get_by_text(sign).first).to_be_visible(timeout=_SLOW)
                if found := await _complaints(page):
                    complaints[f"{path} at {width}, {scheme}"] = found
            await context.close()
    assert {} == complaints


async def test_a_draft_is_found_changed_and_sent_without_a_mouse(browser: Browser, stack: Stack) -> None:
    """From the list to a sent reply by keys alone, and what was typed survives a look elsewhere."""
    member = await stack.member("Felix Dunmore")
    await stack.connected()
    await stack.set_club(autonomy="suggest")
    await stack.writes(member, "How much is a guest pass these days?")
    await stack.until(stack.pending_approval)
    context: BrowserContext = await browser.new_context(viewport={"width": 1280, "height": 820})
    page = await context.new_page()
    await _sign_in(page, stack)
    await expect(page.get_by_text("Needs your OK").first).to_be_visible(timeout=_SLOW)

    await page.keyboard.press("j")
    await expect(page.locator("[data-row]:focus")).to_contain_text("Felix Dunmore")
    await page.keyboard.press("Enter")
    draft = page.get_by_role("textbox", name="Proposed reply")
    await expect(draft).to_be_visible(timeout=_SLOW)
    await page.keyboard.press("d")
    await expect(draft).to_be_focused()
    await page.keyboard.type(" See you soon!")
    await page.keyboard.press("Escape")
    await page.keyboard.press("u")
    await expect(page.locator("[data-row]:focus")).to_contain_text("Felix Dunmore")
    await page.keyboard.press("Enter")
    own = page.get_by_role("textbox", name="Your version")
    await expect(own).to_have_value(re.compile(r"See you soon!$"))
    await page.keyboard.press("a")

    sent = await stack.until(lambda: stack.sent_to(member))
    await stack.quiet("Felix Dunmore")
    assert 1 == len(await stack.sent_to(member))
    assert sent[0].endswith("See you soon!")
    await context.close()
