async def fetch_from_db():
    result = sync_db.query("SELECT * FROM table")  # Error: sync operation in async function  # expect[sync-database-client]
