"""Content on the command line: checking files, drafts to files, files to drafts. Imported by `cli` alone."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from app.cli_support import Opened, load_settings, one_sentence
from app.clock import utcnow
from app.config import Settings, content_folders
from app.db import Database
from app.errors import StartRefused

AUTHOR = "import"


@click.group()
def content() -> None:
    """Routes and quizzes as files."""


@content.command("check")
@click.argument("path", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
@one_sentence
def content_check(path: Path | None) -> None:
    """Name file, line, field and remedy for each mistake below PATH (a folder with routes_data/ and quizzes/)."""
    from app.content.check import check_content, format_finding

    routes, quizzes = (path / "routes_data", path / "quizzes") if path else content_folders(os.environ)
    findings = check_content(routes, quizzes)
    for finding in findings:
        click.echo(f"{finding.level}: {format_finding(finding)}")
    errors = sum(finding.level == "error" for finding in findings)
    click.echo(f"{errors} error(s), {len(findings) - errors} warning(s)")
    sys.exit(1 if errors else 0)


@content.command("schema")
@one_sentence
def content_schema() -> None:
    """Write the JSON Schemas for editors into the folders of the routes and the quizzes."""
    from app.content.schemas import write_schemas

    for file in write_schemas(content_folders(os.environ)[0].parent):
        click.echo(f"wrote {file}")


@content.command("export")
@click.argument("slugs", nargs=-1, metavar="[SLUG]...")
@click.option("--to", "target", required=True, type=click.Path(file_okay=False, path_type=Path), help="Folder to fill.")
@click.option("--force", is_flag=True, help="Overwrite files that say something else.")
@one_sentence
def content_export(slugs: tuple[str, ...], target: Path, force: bool) -> None:
    """Write the drafts of the studio as routes_data/ and quizzes/ below a folder, all of them without a SLUG.

    A route without a draft is written as it was published last.
    """
    from app.content.exporters.folder import folder_files

    settings = load_settings()
    with Opened(settings) as database:
        routes, quizzes = _chosen_drafts(database, slugs)
    files = folder_files(routes, quizzes, settings.data_dir)
    _write(target, files.contents, force=force)
    for what, why in files.left_out:
        click.echo(f"left out {what}: {why}", err=True)
    if files.left_out:
        sys.exit(1)


@content.command("import")
@click.argument("path", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--to", "target", type=click.Path(file_okay=False, path_type=Path), help="Write files there instead.")
@click.option("--replace", is_flag=True, help="Change drafts that exist; their history keeps what they were.")
@click.option("--json", "as_json", is_flag=True, help="Print {taken, changed, left_out} for programs.")
@one_sentence
def content_import(path: Path, target: Path | None, replace: bool, as_json: bool) -> None:
    """Take routes and quizzes of PATH into the studio as drafts; nothing is published by that.

    PATH is a folder with routes_data/ and quizzes/, or the folder of a single route.
    """
    from app.content import media
    from app.content.importers.folder import read_folder

    found = read_folder(path)
    settings = load_settings()
    for folder, files in found.media:
        media.keep_files(settings.data_dir, folder, files)
    report = _to_files(settings, found, target) if target else _to_drafts(settings, found, replace=replace)
    _tell(report, path, as_json=as_json)


def _chosen_drafts(database: Database, slugs: tuple[str, ...]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The drafts of these routes with their quizzes; of all routes and quizzes where none is named."""
    from app.content.drafts import edition_drafts
    from app.content.queries import edition_of, newest_edition_id
    from app.studio import queries

    routes: dict[str, Any] = {}
    quizzes: dict[str, Any] = {}
    with database.read() as session:
        for one in [] if slugs else queries.every_document(session):
            if one.archived_at is not None:
                click.echo(f"left out {one.name}: it was put aside; name it to write it", err=True)
            else:
                (routes if one.kind == "route" else quizzes)[one.name] = json.loads(one.document)
                _tell_codes(one.name, one.codes_of)
        for slug in slugs:
            draft = queries.document_of(session, "route", slug)
            edition = newest_edition_id(session, slug) if draft is None else None
            if draft is not None:
                routes[slug] = json.loads(draft.document)
                quizzes |= queries.drafts_of(session, queries.quiz_names(routes[slug]))
                _tell_codes(slug, draft.codes_of)
            elif edition is not None:
                routes[slug], asked = edition_drafts(edition_of(session, edition))
                quizzes = asked | quizzes
            else:
                raise StartRefused(f"there is no draft and no published route {slug!r}.")
    return routes, quizzes


def _tell_codes(slug: str, codes_of: str) -> None:
    if codes_of:
        click.echo(f"{slug} keeps the posters of {codes_of}; files do not say so.", err=True)


def _to_files(settings: Settings, found: Any, target: Path) -> dict[str, Any]:
    from app.content.exporters.folder import folder_files

    files = folder_files(found.routes, found.quizzes, settings.data_dir)
    _write(target, files.contents, force=False, quiet=True)
    lost = {what for what, _ in files.left_out}
    names = [*(f"routes_data/{slug}" for slug in found.routes), *(f"quizzes/{path}" for path in found.quizzes)]
    left_out = [{"what": what, "why": why} for what, why in [*_reasons(found), *files.left_out]]
    return {"taken": [name for name in names if name not in lost], "changed": [], "left_out": left_out}


def _to_drafts(settings: Settings, found: Any, *, replace: bool) -> dict[str, Any]:
    from app.errors import AppError
    from app.studio import service

    report: dict[str, Any] = {"taken": [], "changed": []}
    left_out = _reasons(found)
    parts = [("quiz", "quizzes", found.quizzes), ("route", "routes_data", found.routes)]
    with Opened(settings) as database, database.write() as session:
        for kind, folder, documents in parts:
            for name, document in documents.items():
                what = f"{folder}/{name}"
                try:
                    became = service.bring_in(
                        session, kind, name, document, replace=replace, author=AUTHOR, now=utcnow()
                    )
                except AppError:
                    left_out.append((what, "It is too large."))
                    continue
                if became == "differs":
                    left_out.append((what, "The studio has another draft of it; --replace changes that one."))
                    continue
                report["taken"].append(what)
                if became == "changed":
                    report["changed"].append(what)
    return {**report, "left_out": [{"what": what, "why": why} for what, why in left_out]}


def _reasons(found: Any) -> list[tuple[str, str]]:
    return [(one.what, one.why) for one in found.left_out]


def _tell(report: Mapping[str, Any], path: Path, *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(report, ensure_ascii=False))
    else:
        for what in report["taken"]:
            click.echo(f"{'changed' if what in report['changed'] else 'took'} {what}")
        for one in report["left_out"]:
            click.echo(f"left out {one['what']}: {one['why']}", err=True)
    if not report["taken"]:
        click.echo(f"stadtlotse: nothing could be taken from {path}.", err=True)
        sys.exit(1)


def _write(target: Path, contents: Mapping[str, bytes | Path], *, force: bool, quiet: bool = False) -> None:
    from app.content.exporters.folder import write_files

    try:
        written = write_files(target, contents, force=force)
    except OSError as problem:
        raise StartRefused(f"{target} cannot be written: {problem.strerror}.") from None
    for name in [] if quiet else written:
        click.echo(f"wrote {target / name}")
    if not quiet:
        click.echo(f"{len(written)} file(s) written, {len(contents) - len(set(written) & set(contents))} as they were.")
