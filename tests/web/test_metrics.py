"""The figures for operators: what happened is counted, and no word of it is told."""

import aiohttp

from tests.end_to_end.stage import STORY, staged


async def test_what_happened_is_counted_without_a_word_of_it(sqlite_url: str) -> None:
    async with staged(sqlite_url, port=0) as stage:
        await stage.set_up()
        await stage.answered(STORY)
        async with (
            aiohttp.ClientSession() as client,
            client.get(f"http://127.0.0.1:{stage.bot.port}/metrics") as response,
        ):
            page = await response.text()
            assert response.headers["content-type"].startswith("text/plain; version=0.0.4")
    lines = page.splitlines()
    assert 'stardrill_updates_total{outcome="handled"} 6.0' in lines
    assert 'stardrill_answers_total{level="staff"} 1.0' in lines
    assert "stardrill_verdict_seconds_count 1.0" in lines
    assert "stardrill_database_up 1.0" in lines
    assert "stardrill_outbox_lag_seconds 0.0" in lines
    assert any(line.startswith('stardrill_sends_total{outcome="sent"}') for line in lines)
    assert not any(word in page for word in ("canary", "search team", stage.user.person.first_name))
