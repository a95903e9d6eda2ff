"""Positions, fences, lines and orders of stations: plain values in, plain values out.

Imports no Flask, database, clock or settings; `content` and everything above it may import it.
"""
