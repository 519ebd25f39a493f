"""The button beside the text field of the bot's chats: it opens the page as a Mini App where there is one."""

from urllib.parse import urlsplit

from telegram import Bot, MenuButtonCommands, MenuButtonWebApp, WebAppInfo

from bot.conversation.texts.commands import PAGE_BUTTON
from bot.web.page.mini_app_address import APP_PATH


async def settle_menu_button(bot: Bot, address: str | None) -> None:
    """Make the menu button open the page at its public address.

    With None the button shows the commands again where an earlier start made it open the page; any other button, such
    as one that was set in BotFather, stays. Raises telegram.error.TelegramError.
    """
    if address is not None:
        await bot.set_chat_menu_button(menu_button=MenuButtonWebApp(PAGE_BUTTON, WebAppInfo(address)))
        return
    button = await bot.get_chat_menu_button()
    if isinstance(button, MenuButtonWebApp) and urlsplit(button.web_app.url).path == APP_PATH:
        await bot.set_chat_menu_button(menu_button=MenuButtonCommands())
