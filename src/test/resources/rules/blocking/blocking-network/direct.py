import ftplib
import http.client
import imaplib
import poplib
import smtplib
import socket
import ssl
import urllib.request
from smtplib import SMTP_SSL
from socket import getaddrinfo as resolve
from urllib import request
from urllib.request import urlopen


async def names(host):
    socket.gethostbyname(host)  # expect[blocking-network]: socket.gethostbyname()
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^
    socket.getaddrinfo(host, 80)  # expect[blocking-network]
    socket.gethostbyaddr(host)  # expect[blocking-network]
    resolve(host, 80)  # expect[blocking-network]
    return socket.getfqdn(host)  # expect[blocking-network]


async def opened(url):
    with urllib.request.urlopen(url) as response:  # expect[blocking-network]
#        ^^^^^^^^^^^^^^^^^^^^^^^^^^^
        return response.status


async def aliases(url):
    request.urlopen(url)  # expect[blocking-network]
    return urlopen(url)  # expect[blocking-network]


async def retrieved(url, target):
    urllib.request.urlretrieve(url, target)  # expect[blocking-network]


async def http_connection(host):
    connection = http.client.HTTPConnection(host)
    connection.request("GET", "/")  # expect[blocking-network]: connection.request()
    return connection.getresponse()  # expect[blocking-network]


async def https_connection(connection: http.client.HTTPSConnection):
    connection.request("GET", "/")  # expect[blocking-network]


async def mail(message):
    with smtplib.SMTP("localhost") as client:  # expect[blocking-network]
#        ^^^^^^^^^^^^^^^^^^^^^^^^^
        client.sendmail("a@x", ["b@x"], message)  # expect[blocking-network]
        client.send_message(message)  # expect[blocking-network]


async def other_protocols(host):
    first = ftplib.FTP(host)  # expect[blocking-network]
    second = imaplib.IMAP4(host)  # expect[blocking-network]
    third = poplib.POP3(host)  # expect[blocking-network]
    return first, second, third, SMTP_SSL(host)  # expect[blocking-network]


async def connected(address):
    connection = socket.create_connection(address)  # expect[blocking-network]
    return connection


async def tls():
    return ssl.create_default_context()  # expect[blocking-network]


async def tls_files(path):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.load_verify_locations(path)  # expect[blocking-network]
    return context
