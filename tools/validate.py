#!/usr/bin/env python3
"""Checks gongkai's outputs against the JSON Schema, with the jsonschema package of PyPI.

    tools/validate.py OUT_DIR_OR_FILE... [--schema FILE] [--gongkai PROGRAM]

Every .json file of a folder is checked. The schema is what `gongkai schema` prints unless a file is given. One line is printed for
each problem; the exit code is 1 where there is one, 2 where nothing could be checked.
"""
import argparse
import json
import pathlib
import subprocess
import sys

try:
    import jsonschema
except ImportError:
    sys.exit("validate.py: the package jsonschema is missing: pip install jsonschema")


def arguments():
    root = pathlib.Path(__file__).resolve().parent.parent
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("outputs", nargs="+", type=pathlib.Path, metavar="OUT_DIR_OR_FILE")
    parser.add_argument("--schema", type=pathlib.Path, help="a schema file; otherwise `gongkai schema` is asked")
    parser.add_argument("--gongkai", type=pathlib.Path, default=root / ".build/release/gongkai", help="the program to ask")
    return parser.parse_args()


def schema_text(options):
    if options.schema:
        return options.schema.read_text(encoding="utf-8")
    return subprocess.run([options.gongkai, "schema"], check=True, capture_output=True, text=True, encoding="utf-8").stdout


def output_files(paths):
    for path in paths:
        yield from sorted(path.glob("*.json")) if path.is_dir() else [path]


def problems(path, validator):
    try:
        output = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        return [str(error)]
    errors = sorted(validator.iter_errors(output), key=lambda error: [str(step) for step in error.absolute_path])
    return ["/" + "/".join(map(str, error.absolute_path)) + ": " + error.message[:200] for error in errors]


def main():
    options = arguments()
    try:
        schema = json.loads(schema_text(options))
    except (OSError, ValueError, subprocess.CalledProcessError) as error:
        print(f"validate.py: no schema: {error}", file=sys.stderr)
        return 2
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    files = list(output_files(options.outputs))
    if not files:
        print("validate.py: there is no .json file to check", file=sys.stderr)
        return 2
    failed = False
    for path in files:
        for problem in problems(path, validator):
            print(f"{path}: {problem}")
            failed = True
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
