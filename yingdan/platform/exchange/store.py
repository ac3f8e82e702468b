"""The bytes of uploaded files: in the database in chunks, on disk only while they are read."""

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from yingdan.platform.exchange.errors import FileProblem
from yingdan.platform.exchange.limits import CHUNK_BYTES, MAX_FILE_BYTES, MEGABYTE
from yingdan.platform.exchange.reading import tables
from yingdan.platform.exchange.types import Step
from yingdan.platform.models import ImportChunk, ImportFile, ImportJob


def keep(job: ImportJob, position: int, name: str, blocks: Iterable[bytes]) -> ImportFile:
    """Stores a file and describes its tables; raises `FileProblem` for what cannot be read."""
    file = ImportFile.objects.create(job=job, position=position, name=name[:200], size=0, sha256="")
    digest, size = hashlib.sha256(), 0
    for place, chunk in enumerate(_chunks(blocks)):
        size += len(chunk)
        if size > MAX_FILE_BYTES:
            raise FileProblem("import_file_too_big", file=name, size=size // MEGABYTE, max=MAX_FILE_BYTES // MEGABYTE)
        digest.update(chunk)
        ImportChunk.objects.create(file=file, position=place, content=chunk)
    file.size, file.sha256 = size, digest.hexdigest()
    with opened(file) as path:
        file.tables = [table.to_json() for table in tables.describe(path, name)]
    file.save()
    return file


@contextmanager
def opened(file: ImportFile) -> Iterator[Path]:
    """The file on disk, for as long as the block lasts."""
    with TemporaryDirectory(prefix="yingdan-import-") as folder:
        path = Path(folder) / "file"
        with path.open("wb") as target:
            for chunk in ImportChunk.objects.filter(file=file).order_by("position").iterator(chunk_size=1):
                target.write(chunk.content)
        if file.size and path.stat().st_size != file.size:
            raise FileProblem("import_file_dropped", file=file.name)
        yield path


def table_of(job: ImportJob, step: Step) -> tuple[ImportFile, tables.Table]:
    """The file and the table that a step reads, with the step's own header line, encoding and delimiter."""
    file = find(job, step.file)
    described = [tables.Table.from_json(one) for one in file.tables]
    table = next((one for one in described if not step.sheet or one.sheet == step.sheet), None)
    if table is None:
        raise FileProblem("import_sheet_missing", file=step.file, sheet=step.sheet)
    header = step.header or table.header
    encoding = step.encoding or table.encoding
    delimiter = step.delimiter or table.delimiter
    if (header, encoding, delimiter) == (table.header, table.encoding, table.delimiter):
        return file, table
    with opened(file) as path:
        wanted = tables.Table(table.sheet, encoding, delimiter, header, rows=table.rows)
        return file, tables.redescribe(path, file.name, wanted)


def find(job: ImportJob, name: str) -> ImportFile:
    """The file of this name; a recipe may leave out the folder and the ending."""
    files = list(job.files.all())
    exact = [file for file in files if file.name == name]
    loose = [file for file in files if Path(file.name).stem.casefold() == Path(name).stem.casefold()]
    if not (exact or loose):
        raise FileProblem("import_file_missing", file=name)
    return (exact or loose)[0]


def _chunks(blocks: Iterable[bytes]) -> Iterator[bytes]:
    held = bytearray()
    for block in blocks:
        held += block
        while len(held) >= CHUNK_BYTES:
            yield bytes(held[:CHUNK_BYTES])
            del held[:CHUNK_BYTES]
    if held:
        yield bytes(held)
