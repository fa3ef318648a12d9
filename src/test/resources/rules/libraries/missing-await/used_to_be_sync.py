from telegram import Bot
from telegram.ext import Updater


class Poll:
    # up to release 13 nothing of this library was a coroutine
    def __init__(self, bot: Bot):
        self.bot = bot
        self.updater = Updater(bot=bot, workers=4)

    def start(self):
        self.updater.start_polling()

    def send(self, text):
        self.bot.send_message(1, text)

    async def send_later(self, text):
        self.bot.send_message(1, text)  # expect[missing-await]
