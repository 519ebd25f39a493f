"""The plan on the page: what the chat's plan says, with today's ticks, the date and the minutes to change."""

import re
from datetime import timedelta

import pytest
from icalendar import Calendar

from bot.features.plan.texts import plan as say
from bot.features.plan.texts.plan_hour import REMINDER_OFF
from storage.records import DueKind
from tests.end_to_end.stage import Stage
from tests.features.plan.test_plan import planned, words
from tests.web.page.browser import Browser, browsing
from tests.web.page.test_mini_app import POLICY, PUBLIC, launched

MONDAY = "2026-03-23"
"""Three weeks after the day on which the stage begins, Monday 2 March 2026."""


def buttons(browser: Browser) -> dict[str, tuple[str, str]]:
    """The field and the value that each button sends, by its label."""
    found = re.findall(r'<button name="(\w+)" value="([^"]*)"(?: aria-label="([^"]*)")?>(.*?)</button>', browser.html)
    return {label or text: (name, value) for name, value, label, text in found}


async def set_day(browser: Browser, day: str) -> Browser:
    """Send the form with the date."""
    await browser.get("/plan")
    return await browser.post("/plan/date", {"day": day})


async def test_without_a_date_it_asks_for_it(stage: Stage) -> None:
    async with browsing(stage.bot) as browser:
        await stage.opened()
        await browser.open(stage.user.person.id)
        await browser.get("/plan")
        assert "When is your interview?" in browser.text
        assert (
            '<input type="date" id="day" name="day" value="" min="2026-03-02" max="2027-03-03" required>'
            in browser.html
        )


async def test_it_says_what_the_chats_plan_says(stage: Stage) -> None:
    async with browsing(stage.bot) as browser:
        await planned(stage)
        said = words(stage)
        await browser.open(stage.user.person.id)
        await browser.get("/plan")
        assert "21 days to go: Mon 23 March, 30 minutes a day" in browser.text
        tasks = re.findall(r"^• (.*) \((\d+) min\)$", said, re.MULTILINE)
        assert tasks
        for does, minutes in tasks:
            assert f"{does} ({minutes} min)" in browser.text
        assert said.rsplit("\n\n", 1)[1] in browser.text


async def test_every_day_until_the_interview_is_there_once(stage: Stage) -> None:
    async with browsing(stage.bot) as browser:
        await planned(stage)
        await browser.open(stage.user.person.id)
        await browser.get("/plan")
        labels = re.findall(r'scope="row">([^<]*)</th>', browser.html)
        assert labels[0].startswith("Tue 3 March")
        assert labels[-1] == "Mon 23 March"
        assert "Read your day card once, then rest" in browser.text


async def test_a_date_of_the_page_is_the_chats_too(stage: Stage) -> None:
    async with browsing(stage.bot) as browser:
        await stage.opened()
        await browser.open(stage.user.person.id)
        await set_day(browser, MONDAY)
        assert browser.path == "/page/plan"
        assert "21 days to go: Mon 23 March" in browser.text
        await stage.say("/plan")
        assert "21 days to go: Mon 23 March" in words(stage)


async def test_a_date_set_while_the_chat_asks_for_it_answers_the_chat(stage: Stage) -> None:
    async with browsing(stage.bot) as browser:
        await stage.opened("/plan")
        await browser.open(stage.user.person.id)
        await set_day(browser, MONDAY)
        await stage.say("12 March")
        await browser.get("/plan")
        assert "Mon 23 March" in browser.text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2026-03-01", "Sun 1 March 2026 is behind us. When is the next one?"),
        ("2031-01-01", "Wed 1 January 2031 is more than a year away."),
        ("soon", "I could not find a day in that."),
        ("", "I could not find a day in that."),
    ],
)
async def test_a_date_that_is_none_is_asked_again_with_what_was_typed(stage: Stage, typed: str, said: str) -> None:
    async with browsing(stage.bot) as browser:
        await stage.opened()
        await browser.open(stage.user.person.id)
        await set_day(browser, typed)
        assert browser.status == 422
        assert said in browser.text
        assert f'name="day" value="{typed}"' in browser.html
        await browser.get("/plan")
        assert "days to go" not in browser.text


async def test_who_comes_back_to_a_form_that_was_not_taken_sees_the_plan(stage: Stage) -> None:
    async with browsing(stage.bot) as browser:
        await planned(stage)
        await browser.open(stage.user.person.id)
        await set_day(browser, "soon")
        assert browser.status == 422
        await browser.get(browser.path.removeprefix("/page"))
        assert browser.status == 200
        assert "21 days to go" in browser.text


async def test_a_date_far_away_is_asked_once_more_and_then_taken(stage: Stage) -> None:
    async with browsing(stage.bot) as browser:
        await stage.opened()
        await browser.open(stage.user.person.id)
        await set_day(browser, "2026-12-01")
        assert "That is a long way off." in browser.text
        name, value = buttons(browser)["Tue 1 December 2026"]
        await browser.post("/plan/date", {name: value})
        assert "days to go: Tue 1 December" in browser.text


async def test_a_date_with_two_readings_lets_one_choose(stage: Stage) -> None:
    async with browsing(stage.bot) as browser:
        await stage.opened()
        await browser.open(stage.user.person.id)
        await set_day(browser, "5/4")
        assert {"Sun 5 April 2026", "Mon 4 May 2026"} <= set(buttons(browser))


@pytest.mark.parametrize("chosen", ["2026-03-01", "2031-01-01"])
async def test_a_forged_choice_is_held_to_the_same_bounds(stage: Stage, chosen: str) -> None:
    async with browsing(stage.bot) as browser:
        await stage.opened()
        await browser.open(stage.user.person.id)
        await browser.get("/plan")
        assert (await browser.post("/plan/date", {"chosen": chosen})).status == 422
        assert (await browser.post("/plan/date", {"chosen": "nonsense"})).status == 400


async def test_a_new_date_ends_the_reminder_of_the_former_one_and_says_so(stage: Stage) -> None:
    async with browsing(stage.bot) as browser:
        await planned(stage)
        user_id = stage.user.person.id
        async with stage.bot.database.begin() as uow:
            at = stage.clock.now() + timedelta(days=20)
            await uow.due.put_off(user_id, DueKind.INTERVIEW_REMINDER, at.date(), at, None)
            await uow.commit()
        await browser.open(user_id)
        await set_day(browser, "2026-03-24")
        assert REMINDER_OFF in browser.text


async def test_minutes_a_day_make_another_plan(stage: Stage) -> None:
    async with browsing(stage.bot) as browser:
        await planned(stage)
        await browser.open(stage.user.person.id)
        await browser.get("/plan")
        await browser.post("/plan/minutes", {"minutes": "60"})
        assert "60 minutes a day" in browser.text
        assert '<option value="60" selected>' in browser.html


@pytest.mark.parametrize("minutes", ["0", "600", "many", ""])
async def test_minutes_that_are_no_choice_are_refused(stage: Stage, minutes: str) -> None:
    async with browsing(stage.bot) as browser:
        await planned(stage)
        await browser.open(stage.user.person.id)
        await browser.get("/plan")
        assert (await browser.post("/plan/minutes", {"minutes": minutes})).status == 400
        assert "30 minutes a day" in (await browser.get("/plan")).text


async def test_a_task_is_ticked_and_unticked(stage: Stage) -> None:
    async with browsing(stage.bot) as browser:
        await planned(stage)
        await browser.open(stage.user.person.id)
        await browser.get("/plan")
        name, value = buttons(browser)["Done: Check what your stories lack"]
        await browser.post("/plan/tick", {name: value})
        assert "Today: about 15 minutes so far; done: audit." in browser.text
        name, value = buttons(browser)["Not done yet: audit"]
        await browser.post("/plan/tick", {name: value})
        assert "Done: Check what your stories lack" in buttons(browser)


@pytest.mark.parametrize("task", ["write", "nothing", ""])
async def test_what_the_bot_counts_itself_is_not_ticked(stage: Stage, task: str) -> None:
    async with browsing(stage.bot) as browser:
        await planned(stage)
        await browser.open(stage.user.person.id)
        await browser.get("/plan")
        assert (await browser.post("/plan/tick", {"task": task})).status == 400


async def test_its_tasks_lead_to_where_they_are_done(stage: Stage) -> None:
    async with browsing(stage.bot) as browser:
        await planned(stage)
        await browser.open(stage.user.person.id)
        await browser.get("/plan")
        assert 'href="/page/matrix/audit"' in browser.html
        assert 'href="/page/stories/new?archetype=contested-decision"' in browser.html
        assert 'href="/page/plan/day-card"' in browser.html


async def test_the_calendar_file_is_that_of_the_chat(stage: Stage) -> None:
    async with browsing(stage.bot) as browser:
        await planned(stage)
        (message,) = await stage.press(say.CALENDAR)
        assert message.document is not None
        await browser.open(stage.user.person.id)
        await browser.get("/plan/calendar.ics")
        assert browser.response is not None
        assert browser.response.content == message.document[1]
        assert Calendar.from_ical(browser.response.content).walk("VEVENT")


async def test_the_day_itself_has_no_tasks(stage: Stage) -> None:
    async with browsing(stage.bot) as browser:
        await stage.opened()
        await browser.open(stage.user.person.id)
        await set_day(browser, "2026-03-02")
        assert "Today is the day." in browser.text
        assert (await browser.get("/plan/calendar.ics")).path == "/page/plan"


async def test_after_the_interview_it_asks_for_the_next_date(stage: Stage) -> None:
    async with browsing(stage.bot) as browser:
        await stage.opened()
        await browser.open(stage.user.person.id)
        await set_day(browser, "2026-03-03")
        stage.clock.advance(days=2)
        await browser.open(stage.user.person.id)
        await browser.get("/plan")
        assert "Your interview was on Tue 3 March." in browser.text
        assert "/interview" in browser.text
        assert "When is your interview?" in browser.text


async def test_an_hour_after_it_began_the_interview_is_over(stage: Stage) -> None:
    """The stage begins at 13:00 in Berlin."""
    async with browsing(stage.bot) as browser:
        await stage.opened("/plan")
        await stage.say("today", "14:00")
        await browser.open(stage.user.person.id)
        assert "Today is the day." in (await browser.get("/plan")).text
        stage.clock.advance(hours=2, minutes=1)
        assert "Your interview was today. How did it go?" in (await browser.get("/plan")).text


async def test_in_telegram_the_plan_is_changed_without_a_cookie(stage: Stage) -> None:
    async with browsing(stage.bot, POLICY, PUBLIC) as browser:
        await stage.opened()
        bearer = {"Authorization": f"Bearer {await launched(stage, browser)}", "Origin": PUBLIC}
        await browser.post("/plan/date", {"day": MONDAY}, headers=bearer)
        assert "21 days to go: Mon 23 March" in browser.text
        assert browser.client.cookies == {}
