"""Map tiles of one configured source, fetched and kept by this server, so that no phone ever asks a foreign host.

`server` builds the endpoint, `create_app` tells pages what there is; no domain imports it.
"""
