"""redis, pymongo and the Django ORM."""

import redis
import redis.asyncio as aredis
from django.db import models
from pymongo import AsyncMongoClient, MongoClient
from pymongo.collection import Collection

CACHE = redis.Redis()
LATER = aredis.Redis()


class Book(models.Model):
    title = models.TextField()


async def module_constant(key: str) -> object:
    return CACHE.get(key)  # expect[sync-database-client]
#          ^^^^^^^^^^^^^^


async def several_calls(cache: redis.Redis, key: str) -> None:
    cache.set(key, 1)  # expect[sync-database-client]
    cache.ping()  # expect[sync-database-client]


async def mongo(books: Collection) -> None:
    books.find_one({"title": "a"})  # expect[sync-database-client]
    books.insert_one({"title": "b"})  # expect[sync-database-client]


async def django_get() -> object:
    return Book.objects.get(pk=1)  # expect[sync-database-client]
#          ^^^^^^^^^^^^^^^^^^^^^^


async def django_save(book: Book) -> None:
    book.save()  # expect[sync-database-client]


async def redis_asyncio(key: str) -> object:
    return await LATER.get(key)


async def mongo_async(client: AsyncMongoClient) -> object:
    return await client.shop.books.find_one({"title": "a"})


async def django_async() -> object:
    return await Book.objects.aget(pk=1)


async def django_lazy() -> object:
    return Book.objects.filter(title="a")


async def a_dict(cache: dict[str, str], key: str) -> str:
    return cache.get(key, "")


def plain(key: str) -> object:
    return CACHE.get(key)


async def client_is_lazy() -> MongoClient:
    return make_client()


def make_client() -> MongoClient:
    return MongoClient()
