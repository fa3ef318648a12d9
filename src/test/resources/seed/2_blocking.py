async def fetch_data():
    import time

    time.sleep(2)  # Blocks the event loop  # expect[blocking-sleep]
    return "Data fetched"
