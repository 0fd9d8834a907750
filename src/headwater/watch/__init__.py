"""Feeds polled politely: what is new at the addresses that they list, and what was changed there, comes into the store."""
