#!/usr/bin/env python3
"""Typesets the sample disclosures: invented agencies with invented figures on the standard forms.

    python3 tools/samples/typeset.py            all samples → Samples/*.pdf and tools/samples/truth/*.truth.json
    python3 tools/samples/typeset.py NAME …     only these

Needs Python 3.11 and, on Debian 12,
    apt-get install fonts-noto-cjk fontconfig poppler-utils chromium libreoffice-writer libreoffice-calc ghostscript
    pip install weasyprint==70.0 fonttools==4.68.0
(made with LibreOffice 7.4.7, Chromium 156, Ghostscript 10.0 and Poppler 22.12). Dates and identifiers that the producers put into a PDF are set to fixed values, so the same
versions give the same bytes; other versions may break pages elsewhere, and the ground truth follows.
"""
import argparse
import importlib
import os
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
os.environ["SOURCE_DATE_EPOCH"] = "1704067200"  # 2024-01-01, for the producers that honour it

from reprint import reprint  # noqa: E402
from stamp import fix_dates_and_identifiers  # noqa: E402
from truth import write_truth  # noqa: E402

SAMPLES = {  # file name: module that defines document()
    "county-budget": "sample_county_budget",
    "performance-targets": "sample_performance_targets",
    "numbered-county-budget": "sample_numbered_county_budget",
    "provincial-budget": "sample_provincial_budget",
    "district-budget": "sample_district_budget",
    "final-accounts": "sample_final_accounts",
    "unit-budget": "sample_unit_budget",
    "layout-stress": "sample_layout_stress",
    "city-bureau-outline": "sample_city_bureau_outline",
    "city-commission-overview": "sample_city_commission_overview",
    "city-institute-signs": "sample_city_institute_signs",
    "final-accounts-evaluation": "sample_final_accounts_evaluation",
    "prefecture-bureau-codes": "sample_prefecture_bureau_codes",
    "western-comprehensive-budget": "sample_western_comprehensive_budget",
    "municipality-commission": "sample_municipality_commission",
}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(SAMPLES))
    parser.add_argument("--pdf", type=pathlib.Path, default=HERE.parent.parent / "Samples", help="folder for the PDFs")
    parser.add_argument("--truth", type=pathlib.Path, default=HERE / "truth", help="folder for the ground truth")
    args = parser.parse_args()
    unknown = set(args.names) - set(SAMPLES)
    if unknown:
        parser.error(f"no such sample: {', '.join(sorted(unknown))}")
    for folder in (args.pdf, args.truth):
        folder.mkdir(parents=True, exist_ok=True)
    for name in args.names or SAMPLES:
        document = importlib.import_module(SAMPLES[name]).document()
        pdf = args.pdf.resolve() / f"{document.name}.pdf"
        importlib.import_module(f"backend_{document.producer}").write_pdf(document, pdf)
        if document.through:
            reprint(pdf, document.through)
        fix_dates_and_identifiers(pdf)
        truth = write_truth(document, pdf, args.truth / f"{document.name}.truth.json")
        tables = sum(block["type"] == "table" for block in truth["blocks"])
        print(f"{document.name}: {' → '.join(filter(None, (document.producer, document.through)))}, {truth['page_count']} pages, {tables} tables, {pdf.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
