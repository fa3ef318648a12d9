import asyncio
import hashlib
import hmac
import zlib


def digest(password: bytes, salt: bytes) -> bytes:
    return hashlib.pbkdf2_hmac("sha256", password, salt, 100_000)


async def register(password: bytes, salt: bytes) -> bytes:
    return await asyncio.to_thread(hashlib.scrypt, password, salt=salt, n=2**13, r=8, p=1)


async def login(password: bytes, salt: bytes, stored: bytes) -> bool:
    found = await asyncio.to_thread(digest, password, salt)
    return hmac.compare_digest(found, stored)


async def pack(document: bytes) -> bytes:
    return await asyncio.to_thread(zlib.compress, document, 9)
