"""Holds the asyncio extension."""
