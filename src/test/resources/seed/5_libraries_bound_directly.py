import sqlite3

sync_db = sqlite3.connect("app.db")


async def fetch_from_db():
    result = sync_db.execute("SELECT * FROM table")  # Error: sync operation in async function  # expect[sync-database-client]
    return result
