import smtplib


class Mailer:
    def __init__(self, host):
        self.host = host
        self.client = smtplib.SMTP()

    def deliver(self, message):
        self.client.send_message(message)

    async def send(self, message):
        self.deliver(message)  # expect[blocking-network]: self.deliver()
#       ^^^^^^^^^^^^^^^^^^^^^


def lookup(host):
    from socket import gethostbyname

    return gethostbyname(host)
