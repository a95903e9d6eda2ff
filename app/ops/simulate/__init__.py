"""Virtual groups that walk a tour through the real HTTP API, for rehearsals and load. Only `cli_simulate` imports it.

Pure and tested without a server: chance, names, members, noise, answers, walker, ledger. With network or terminal:
client, phone, run, summary, progress.
"""
