"""What staff write on the knowledge page is what the next member reads."""

import re

from playwright.async_api import Browser, expect

from spotter.auth.login_links import mint_login_link
from tests.fixtures.whole_stack import Stack

_SLOW = 60_000
"""Milliseconds that only a broken product needs."""


async def test_a_price_changed_on_the_page_is_in_the_next_answer(browser: Browser, stack: Stack) -> None:
    """A manager changes a price, tries the question, and the member who asks next reads the new one."""
    member = await stack.member("Felix Dunmore")
    await stack.connected()
    await stack.set_club(autonomy="auto")
    context = await browser.new_context(viewport={"width": 1280, "height": 820})
    page = await context.new_page()
    await page.goto(f"{stack.settings.public_url}/login#token={await mint_login_link(stack.store)}")
    await page.wait_for_url(re.compile(r"/inbox"), timeout=_SLOW)

    await expect(page.get_by_role("link", name="Knowledge")).to_be_visible(timeout=_SLOW)
    await page.keyboard.press("g")
    await page.keyboard.press("k")
    await page.get_by_role("link", name="Guest policy").click(timeout=_SLOW)
    answer = page.get_by_role("textbox", name="Answer")
    await answer.fill("Each member may bring one guest a day. A guest pass is $13.", timeout=_SLOW)
    await page.keyboard.press("Control+Enter")
    await expect(page.get_by_text("Saved. The next answer uses it.").first).to_be_visible(timeout=_SLOW)
    await page.get_by_role("link", name="All entries").click()
    await page.get_by_role("textbox", name="A question").fill("How much is a guest pass?")
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("Would say")).to_be_visible(timeout=_SLOW)

    await stack.writes(member, "How much is a guest pass these days?")
    sent = await stack.until(lambda: stack.sent_to(member))
    assert "A guest pass is $13." in sent[0]

    await page.goto(f"{stack.settings.public_url}/knowledge?q=guest")
    await expect(page.get_by_text("Used 1 time")).to_be_visible(timeout=_SLOW)
    await context.close()
