"""Question types, their scoring and their texts: plain values in, plain values out.

Imports no Flask, database, clock or settings; `content` and everything above it may import it.
"""
