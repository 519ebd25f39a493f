"""Builds what makes the files of an export."""

from functools import partial

from bot.app.options import BotOptions
from bot.delivery.sending.export import Exporter
from bot.delivery.slow_work import Worker
from question_bank.models import QuestionBank
from storage.engine import Database


def exporter_for(plan: BotOptions, bank: QuestionBank) -> Exporter:
    """Return the exporter of a bot, with connections and a worker of its own."""
    return Exporter(partial(Database.open, plan.database_url, plan.keys), plan.clock, bank, Worker())
