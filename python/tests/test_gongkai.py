"""Tests of the package against the samples; the program must be on the PATH."""

import json
import os
import pathlib
from decimal import Decimal

import pandas as pd
import pytest

import gongkai

ROOT = pathlib.Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "Golden"
COUNTY = GOLDEN / "county-budget.json"


def test_reads_a_json():
    budget = gongkai.read(COUNTY)
    assert (budget.agency_name, budget.fiscal_year, budget.kind) == ("青禾县水利局", 2023, "budget")
    assert len(budget) == 1
    assert "青禾县水利局" in repr(budget)


def test_gives_the_same_of_a_pdf_as_of_its_json():
    from_pdf = gongkai.read(ROOT / "Samples" / "county-budget.pdf")
    from_json = gongkai.read(COUNTY)
    for name in ("amounts", "figures", "indicators", "tables"):
        pd.testing.assert_frame_equal(from_pdf.frame(name), from_json.frame(name))


def test_keeps_amounts_exact():
    budget = gongkai.read(GOLDEN / "unit-budget.json")
    total = budget.figures.set_index(["metric", "phase"]).loc[("expenditure.total", "budget"), "yuan"]
    assert total == Decimal("41346483.25")
    assert isinstance(total, Decimal)
    amounts = budget.amounts
    assert sum(amounts[(amounts["kind"] == "expenditure") & (amounts["part"] == "leaf") & amounts["is_main"]]["yuan"]) == total


def test_types_columns():
    frame = gongkai.read(COUNTY).amounts
    assert str(frame["row_no"].dtype) == "Int64"
    assert str(frame["is_main"].dtype) == "boolean"
    assert str(frame["confidence"].dtype) == "float64"
    assert frame["name"].dtype == "string"


def test_types_empty_frames():
    frame = gongkai.read(GOLDEN / "performance-targets.json").frame("statements")
    assert frame.empty and "yuan" in frame.columns and str(frame["page"].dtype) == "Int64"


def test_reads_a_folder():
    many = gongkai.read_many(GOLDEN)
    assert len(many) == len(list(GOLDEN.glob("*.json")))
    assert set(many.documents["document"]) == set(many.tables["document"])


def test_leaves_out_what_cannot_be_read(tmp_path):
    bad = tmp_path / "bad.json"
    bad.write_text(json.dumps({"schemaVersion": "1.1.0"}))
    with pytest.warns(gongkai.GongkaiWarning, match="bad.json"):
        many = gongkai.read_many([bad, COUNTY])
    assert len(many) == 1
    with pytest.raises(gongkai.GongkaiError, match="bad.json"):
        gongkai.read_many([bad])
    with pytest.raises(gongkai.GongkaiError, match="bad.json"):
        gongkai.read(bad)


def test_names_what_is_missing(monkeypatch, tmp_path):
    with pytest.raises(gongkai.GongkaiError, match="no such file"):
        gongkai.read(tmp_path / "missing.pdf")
    with pytest.raises(gongkai.GongkaiError, match="read_many"):
        gongkai.read(tmp_path)
    monkeypatch.setenv("PATH", os.fspath(tmp_path))
    with pytest.raises(gongkai.GongkaiError, match="not on the PATH"):
        gongkai.read(COUNTY)


def test_passes_options_on():
    assert "cells" not in gongkai.read(COUNTY).frames
    assert not gongkai.read(COUNTY, options=["--cells"]).frame("cells").empty
    with pytest.raises(gongkai.GongkaiError, match="there is no option --nothing"):
        gongkai.read(COUNTY, options=["--nothing"])
