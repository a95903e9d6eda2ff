"""The files of a route in one ZIP, which the studio hands out and takes in again. Imported by views.

The same content gives the same bytes: the order is fixed, and no times of files get in.
"""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import IO

from app.content.schemas import schemas

# The first moment that the format knows.
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_TEXT = (".yaml", ".json", ".geojson")
_RIGHTS = 0o100644 << 16


def write_zip(out: IO[bytes], contents: Mapping[str, bytes | Path]) -> None:
    """Write what `content export` writes into a folder, with the schemas for editors; files are copied in parts."""
    whole = {**contents, **{name: text.encode() for name, text in schemas().items()}}
    with zipfile.ZipFile(out, "w") as packed:
        for name in sorted(whole):
            entry = zipfile.ZipInfo(name, _NO_TIME)
            # Pictures and recordings are as small as they get.
            entry.compress_type = zipfile.ZIP_DEFLATED if name.endswith(_TEXT) else zipfile.ZIP_STORED
            entry.external_attr = _RIGHTS
            content = whole[name]
            if isinstance(content, bytes):
                packed.writestr(entry, content)
            else:
                entry.file_size = content.stat().st_size
                with content.open("rb") as source, packed.open(entry, "w") as target:
                    shutil.copyfileobj(source, target)
