import hashlib
import hmac
import zlib


def digest(password: bytes, salt: bytes) -> bytes:
    return hashlib.pbkdf2_hmac("sha256", password, salt, 100_000)


async def register(password: bytes, salt: bytes) -> bytes:
    return hashlib.scrypt(password, salt=salt, n=2**13, r=8, p=1)  # expect[cpu-bound-call]


async def login(password: bytes, salt: bytes, stored: bytes) -> bool:
    found = digest(password, salt)  # expect[cpu-bound-call]: digest() -> hashlib.pbkdf2_hmac()
    return hmac.compare_digest(found, stored)


async def pack(document: bytes) -> bytes:
    return zlib.compress(document, 9)  # expect[cpu-bound-call]: zlib.compress()
