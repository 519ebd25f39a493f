"""No other site reaches the page: not by a name for loopback, not in a frame, not by a form."""

import pytest

from tests.end_to_end.stage import staged
from tests.web.page.browser import browsing


@pytest.mark.parametrize(
    "host", ["evil.example:8077", "127.0.0.1", "127.0.0.1:9999", "localhost.evil.example:8077", ""]
)
async def test_a_request_under_another_host_is_refused(sqlite_url: str, host: str) -> None:
    async with staged(sqlite_url) as stage, browsing(stage.bot) as browser:
        await stage.opened()
        await browser.open(stage.user.person.id)
        assert (await browser.get("/stories", headers={"Host": host})).status == 403


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:9999", "https://127.0.0.1:8077"])
async def test_a_form_of_another_site_is_refused(sqlite_url: str, origin: str) -> None:
    async with staged(sqlite_url) as stage, browsing(stage.bot) as browser:
        await stage.opened()
        await browser.open(stage.user.person.id)
        assert (await browser.post("/leave", headers={"Origin": origin})).status == 403
        assert (await browser.get("/stories")).status == 200


async def test_every_answer_forbids_scripts_and_frames_of_others(sqlite_url: str) -> None:
    async with staged(sqlite_url) as stage, browsing(stage.bot) as browser:
        await stage.opened()
        link = f"/open?token={browser.links.make(stage.user.person.id)}"
        for path in ("/stories", "/nothing-here", "/static/page/nothing.css", link, "/stories"):
            await browser.get(path)
            assert browser.response is not None
            headers = browser.response.headers
            assert "default-src 'none'" in headers["content-security-policy"]
            assert "img-src 'self' blob:;" in headers["content-security-policy"]
            assert "script-src 'self';" in headers["content-security-policy"]
            assert "frame-ancestors 'none'" in headers["content-security-policy"]
            assert headers["cache-control"] == "no-store"
            assert headers["x-frame-options"] == "DENY"
            assert headers["x-content-type-options"] == "nosniff"
