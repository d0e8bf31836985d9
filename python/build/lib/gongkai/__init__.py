"""Chinese budget disclosures as pandas DataFrames.

The package runs the program ``gongkai``, which must be on the PATH, and gives the records of its relations their types. What the
relations and columns mean is in docs/records.md.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import warnings
from decimal import Decimal
from typing import Any, Dict, Iterator, List, Optional, Sequence, Tuple, Union

import pandas as pd

__all__ = ["Disclosure", "Disclosures", "GongkaiError", "GongkaiWarning", "read", "read_many"]

Path = Union[str, "os.PathLike[str]"]

_FAILED, _UNREAD = 1, 3


class GongkaiError(Exception):
    """The program is missing, or could not read what it was given."""


class GongkaiWarning(UserWarning):
    """A document could not be read and was left out, or some of its pages were not read."""


class Disclosures:
    """The records of one or more disclosures, a DataFrame for each relation."""

    def __init__(self, frames: Dict[str, pd.DataFrame]) -> None:
        self.frames = frames

    def frame(self, relation: str) -> pd.DataFrame:
        """The records of a relation by its name."""
        return self.frames[relation]

    @property
    def documents(self) -> pd.DataFrame:
        """One row a document."""
        return self.frames["documents"]

    @property
    def tables(self) -> pd.DataFrame:
        """One row a table."""
        return self.frames["tables"]

    @property
    def amounts(self) -> pd.DataFrame:
        """One row an amount of a form."""
        return self.frames["amounts"]

    @property
    def indicators(self) -> pd.DataFrame:
        """One row an indicator of a target form."""
        return self.frames["indicators"]

    @property
    def figures(self) -> pd.DataFrame:
        """One row a fact that everybody asks for."""
        return self.frames["figures"]

    def __len__(self) -> int:
        return len(self.documents)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {len(self)} documents>"


class Disclosure(Disclosures):
    """The records of one disclosure."""

    def _identity(self, column: str) -> Any:
        value = self.documents[column].iloc[0]
        return None if pd.isna(value) else value

    @property
    def agency_name(self) -> Optional[str]:
        """The agency's name; None where it is not known."""
        return self._identity("agency_name")

    @property
    def fiscal_year(self) -> Optional[int]:
        """The year that the figures are of; None where it is not known."""
        value = self._identity("fiscal_year")
        return None if value is None else int(value)

    @property
    def kind(self) -> str:
        """budget, finalAccounts, performanceTargets or unknown."""
        return str(self._identity("kind"))

    def __repr__(self) -> str:
        return f"<Disclosure {self.agency_name} {self.fiscal_year} {self.kind}>"


def read(path: Path, *, password: Optional[str] = None, options: Sequence[str] = ()) -> Disclosure:
    """Reads one PDF, or the JSON that ``gongkai extract`` wrote of it.

    ``options`` are further words for ``gongkai export``: ``["--cells"]``, ``["--pages", "1-9"]``.
    Raises GongkaiError where it cannot be read; warns where some of its pages were not.
    """
    if os.path.isdir(path):
        raise GongkaiError(f"{os.fspath(path)}: is a folder; use read_many")
    code, lines, problems = _run([path], password, options)
    if code == _FAILED:
        raise GongkaiError("\n".join(problems))
    _warn(problems)
    return Disclosure(_frames(lines))


def read_many(folder: Union[Path, Sequence[Path]], *, password: Optional[str] = None, options: Sequence[str] = ()) -> Disclosures:
    """Reads every PDF and JSON of a folder, or of a list of files and folders.

    A document that cannot be read is left out with a warning. Raises GongkaiError where none can.
    """
    paths: List[Path] = [folder] if isinstance(folder, (str, os.PathLike)) else list(folder)
    code, lines, problems = _run(paths, password, options)
    frames = _frames(lines)
    if code == _FAILED and ("documents" not in frames or frames["documents"].empty):
        raise GongkaiError("\n".join(problems))
    _warn(problems)
    return Disclosures(frames)


def _run(paths: Sequence[Path], password: Optional[str], options: Sequence[str]) -> Tuple[int, Iterator[str], List[str]]:
    binary = shutil.which("gongkai")
    if binary is None:
        raise GongkaiError("the program gongkai is not on the PATH")
    secret = ["--password", password] if password is not None else []
    words = [binary, "export", "--ndjson", "-", *secret, *options, "--", *(os.fspath(path) for path in paths)]
    done = subprocess.run(words, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    problems = done.stderr.decode("utf-8", "replace").splitlines()
    if done.returncode not in (0, _FAILED, _UNREAD):
        raise GongkaiError("\n".join(problems) or f"gongkai ended with code {done.returncode}")
    # Only line feeds end a record: the text of a cell may hold any other line break of Unicode.
    return done.returncode, iter(done.stdout.decode("utf-8").split("\n")), problems


def _warn(problems: Sequence[str]) -> None:
    for problem in problems:
        warnings.warn(problem, GongkaiWarning, stacklevel=3)


def _frames(lines: Iterator[str]) -> Dict[str, pd.DataFrame]:
    first = next(lines, "")
    if not first:
        return {}
    resources = json.loads(first)["datapackage"]["resources"]
    records: Dict[str, List[Dict[str, Any]]] = {resource["name"]: [] for resource in resources}
    for line in lines:
        if line:
            item = json.loads(line, parse_float=Decimal)
            records[item["relation"]].append(item["record"])
    return {resource["name"]: _frame(records[resource["name"]], resource["schema"]["fields"]) for resource in resources}


def _frame(records: List[Dict[str, Any]], fields: List[Dict[str, Any]]) -> pd.DataFrame:
    return pd.DataFrame({field["name"]: _series([record[field["name"]] for record in records], field) for field in fields})


def _series(values: List[Any], field: Dict[str, Any]) -> pd.Series:
    kind = field["type"]
    if kind == "number" and field.get("exact"):
        return pd.Series([None if value is None else Decimal(value) for value in values], dtype="object")
    if kind == "number":
        return pd.Series([None if value is None else float(value) for value in values], dtype="float64")
    return pd.Series(values, dtype={"integer": "Int64", "boolean": "boolean"}.get(kind, "string"))
