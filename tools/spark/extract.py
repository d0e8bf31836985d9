#!/usr/bin/env python3
"""Reads the disclosures below any path that Spark knows and writes what they say as Parquet.

    spark-submit --files gongkai,libonnxruntime.so,PP-OCRv4-rec.onnx \\
        tools/spark/extract.py hdfs:///disclosures hdfs:///facts

Every task starts one `gongkai pipe` and hands it the bytes of one PDF after the other, so neither a PDF nor a model has to lie on the
machines. A document that crashes its reader, takes too long or is no PDF is a row of `errors`, and the job goes on.

What is written below the output: `documents`, `tables`, `rows`, `amounts`, `indicators`, `statements`, `checks`, `diagnostics`, each
partitioned by `fiscalYear`, and `errors`. `path` names the document in all of them. Each is written by Spark's commit protocol from one
intermediate result, `answers`, which is written first: a task that is tried again leaves nothing twice.
"""

import argparse
import base64
import json
import os
import subprocess
import sys

from pyspark import SparkFiles
from pyspark.sql import SparkSession

# How many documents Arrow hands to a task at a time: a few, since each is whole in memory.
DOCUMENTS_PER_BATCH = 4
# How many times a document is handed to a new pipe where one ended without an answer: somebody killed it, which says nothing of the document.
TRIES = 2

ANSWERS = "path string, bytes long, fiscalYear int, sha256 string, disclosure string, code string, message string"

RELATIONS = {
    "documents": "kind string, title string, agencyCode string, agencyName string, entity string, region string, sha256 string, bytes long, "
    "pageCount int, textLayer string, tables int, version string",
    "tables": "tableId string, ref string, kind string, title string, unit string, unitBasis string, quality double, firstPage int, lastPage int, rows int",
    "rows": "tableId string, row int, ref string, line int, side string, code string, inferredCode string, name string, level int, part string, "
    "attributes map<string,string>, page int",
    "amounts": "tableId string, row int, key string, yuan decimal(38,4), standing string, confidence double",
    "indicators": "tableId string, performance int, `set` string, level1 string, level2 string, level3 string, target string, comparator string, "
    "value decimal(38,6), unit string, page int",
    "statements": "metric string, yuan decimal(38,4), text string, page int",
    "checks": "rule string, status string, tableId string, expected decimal(38,4), actual decimal(38,4), difference decimal(38,4), message string, page int",
    "diagnostics": "severity string, code string, message string, tableId string, page int",
}


# --- Reading -----------------------------------------------------------------------------------------------------------------------


class Pipe:
    """One `gongkai pipe`, started anew where it has ended."""

    def __init__(self, command):
        self.command = command
        self.process = None

    def ask(self, path, pdf):
        request = json.dumps({"id": path, "name": os.path.basename(path), "pdf": base64.b64encode(pdf).decode()}) + "\n"
        for _ in range(TRIES):
            if self.process is None or self.process.poll() is not None:
                self.process = subprocess.Popen(self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
            try:
                self.process.stdin.write(request.encode())
                self.process.stdin.flush()
                line = self.process.stdout.readline()
            except OSError:
                line = b""
            if line.endswith(b"\n"):
                return json.loads(line)
            self.close()
        return {"error": {"code": "crashed", "message": "gongkai pipe ended without an answer"}}

    def close(self):
        process, self.process = self.process, None
        if process:
            process.kill()
            process.communicate()


def shipped(name):
    """The local path of a file that came with --files; None where it did not."""
    path = SparkFiles.get(name)
    return path if os.path.exists(path) else None


def command(options):
    binary = shipped("gongkai")
    if binary:
        os.chmod(binary, 0o755)
    words = [binary or options["gongkai"], "pipe", "--timeout", str(options["timeout"]), "--memory", options["memory"]]
    model = shipped("PP-OCRv4-rec.onnx")
    if options["no_models"]:
        return words + ["--recognize", "never"]
    return words + (["--models", os.path.dirname(model)] if model else [])


def reader(options):
    def read(batches):
        import pandas

        pipe = Pipe(command(options))
        try:
            for batch in batches:
                rows = []
                for path, length, content in zip(batch["path"], batch["length"], batch["content"]):
                    answer = pipe.ask(path, bytes(content))
                    row = {"path": path, "bytes": length, "fiscalYear": None, "sha256": None, "disclosure": None, "code": None, "message": None}
                    if "error" in answer:
                        row.update(code=answer["error"]["code"], message=answer["error"]["message"])
                    else:
                        disclosure = answer["disclosure"]
                        row.update(
                            fiscalYear=disclosure["document"]["fiscalYear"],
                            sha256=disclosure["source"]["sha256"],
                            disclosure=json.dumps(disclosure, ensure_ascii=False),
                        )
                    rows.append(row)
                frame = pandas.DataFrame(rows, columns=["path", "bytes", "fiscalYear", "sha256", "disclosure", "code", "message"])
                yield frame.astype({"fiscalYear": "Int32"})
        finally:
            pipe.close()

    return read


# --- Relations ---------------------------------------------------------------------------------------------------------------------


def page(item):
    return (item.get("source") or {}).get("page", item.get("page"))


def words(value):
    """An attribute as text: strings and numbers as they are, anything else as JSON."""
    plain = not isinstance(value, (bool, list, dict))
    return str(value) if plain else json.dumps(value, ensure_ascii=False, default=str)


def records(name, disclosure):
    """The records of one relation that a disclosure gives; amounts as text, which becomes a decimal without loss."""
    if name == "documents":
        document, source = disclosure["document"], disclosure["source"]
        agency, region = document.get("agency") or {}, document.get("region") or {}
        yield {
            "kind": document["kind"], "title": document["title"], "agencyCode": agency.get("code"), "agencyName": agency.get("name"),
            "entity": document.get("entity"), "region": region.get("code"), "sha256": source["sha256"], "bytes": source["bytes"],
            "pageCount": source["pageCount"], "textLayer": source["textLayer"], "tables": len(disclosure["tables"]),
            "version": disclosure["generator"]["version"],
        }
    elif name in ("statements", "checks", "diagnostics"):
        for item in disclosure[name]:
            yield {**item, "tableId": item.get("table"), "page": page(item)}
    else:
        for table in disclosure["tables"]:
            yield from table_records(name, table)


def table_records(name, table):
    key = {"tableId": table["id"]}
    if name == "tables":
        unit, pages = table.get("unit") or {}, table["pages"]
        yield {
            **key, "ref": table.get("ref"), "kind": table["kind"], "title": table["title"], "unit": unit.get("text"), "unitBasis": unit.get("basis"),
            "quality": float(table["quality"]), "firstPage": pages[0], "lastPage": pages[-1], "rows": len(table.get("rows") or []),
        }
    elif name in ("rows", "amounts"):
        for index, row in enumerate(table.get("rows") or []):
            if name == "rows":
                attributes = {name: words(value) for name, value in row.get("attributes", {}).items()}
                yield {**row, **key, "row": index, "attributes": attributes, "page": page(row)}
                continue
            for amount, yuan in row["amounts"].items():
                evidence = row.get("evidence", {}).get(amount, {})
                yield {
                    **key, "row": index, "key": amount, "yuan": yuan, "standing": evidence.get("standing"),
                    "confidence": None if evidence.get("confidence") is None else float(evidence["confidence"]),
                }
    elif name == "indicators":
        performances = table.get("performances") or [p for p in [table.get("performance")] if p]
        for index, performance in enumerate(performances):
            for indicator in performance.get("indicators", []):
                target = indicator.get("target") or {}
                yield {
                    **indicator, **key, "performance": index, "target": target.get("text"), "comparator": target.get("comparator"),
                    "value": target.get("value"), "unit": target.get("unit"), "page": page(indicator),
                }


def columns(schema):
    """Names and types of a schema's columns."""
    parts, depth, current = [], 0, ""
    for character in schema + ",":
        depth += {"<": 1, "(": 1, ">": -1, ")": -1}.get(character, 0)
        if character == "," and depth == 0:
            name, kind = current.strip().split(" ", 1)
            parts.append((name.strip("`"), kind))
            current = ""
        else:
            current += character
    return parts


def relation(name, schema):
    kinds = columns(schema)

    def value(kind, raw):
        import decimal

        if raw is None or not kind.startswith("decimal"):
            return raw
        places = int(kind[:-1].split(",")[1])
        return decimal.Decimal(str(raw)).quantize(decimal.Decimal(1).scaleb(-places), context=decimal.Context(prec=38))

    def derive(batches):
        import decimal
        import pandas
        import pyarrow

        for batch in batches:
            found = []
            for path, year, text in zip(batch["path"], batch["fiscalYear"], batch["disclosure"]):
                disclosure = json.loads(text, parse_float=decimal.Decimal)
                year = None if pandas.isna(year) else int(year)
                for record in records(name, disclosure):
                    found.append([path, *(value(kind, record.get(column)) for column, kind in kinds), year])
            frame = pandas.DataFrame(found, columns=["path", *(column for column, _ in kinds), "fiscalYear"], dtype=object)
            for column, kind in [*kinds, ("fiscalYear", "int")]:
                if kind in ("int", "long"):
                    frame[column] = frame[column].astype("Int64" if kind == "long" else "Int32")
            yield frame

    return derive


def empty_pdfs(spark, folder):
    """The PDFs without any bytes: Spark leaves them out of what it reads, without a word."""
    path = spark._jvm.org.apache.hadoop.fs.Path(folder)
    files = path.getFileSystem(spark._jsc.hadoopConfiguration()).listFiles(path, True)
    found = []
    while files.hasNext():
        file = files.next()
        if file.getLen() == 0 and file.getPath().getName().lower().endswith(".pdf"):
            found.append(file.getPath().toString())
    return sorted(found)


# --- The job -----------------------------------------------------------------------------------------------------------------------


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("input", help="a folder of PDFs: file:, hdfs:, s3a: …")
    parser.add_argument("output", help="a folder; what an earlier run wrote there is replaced")
    parser.add_argument("--gongkai", default="gongkai", help="the program, where --files does not ship it")
    parser.add_argument("--timeout", type=int, default=120, help="seconds for a document")
    parser.add_argument("--memory", default="2G", help="memory for a document")
    parser.add_argument("--no-models", action="store_true", help="leave pages that are pictures unread")
    parser.add_argument("--partitions", type=int, default=0, help="how many tasks; 4 a core where none are said")
    options = vars(parser.parse_args(arguments))

    spark = SparkSession.builder.appName("gongkai").config("spark.sql.execution.arrow.maxRecordsPerBatch", DOCUMENTS_PER_BATCH).getOrCreate()
    output = options["output"].rstrip("/")
    partitions = options["partitions"] or 4 * spark.sparkContext.defaultParallelism
    pdfs = spark.read.format("binaryFile").option("recursiveFileLookup", "true").option("pathGlobFilter", "*.[pP][dD][fF]").load(options["input"])
    # Documents differ a hundredfold in size: many small tasks even that out, and the path alone decides where one goes.
    work = pdfs.select("path", "length", "content").repartition(partitions, "path")
    answered = work.mapInPandas(reader(options), ANSWERS)
    empty = [(path, 0, None, None, None, "notAPDF", "is empty (0 bytes)") for path in empty_pdfs(spark, options["input"])]
    answered.union(spark.createDataFrame(empty, ANSWERS)).write.mode("overwrite").parquet(output + "/answers")

    answers = spark.read.schema(ANSWERS).parquet(output + "/answers")
    answers.where("code is not null").select("path", "bytes", "code", "message").write.mode("overwrite").parquet(output + "/errors")
    read = answers.where("code is null").select("path", "fiscalYear", "disclosure")
    for name, schema in RELATIONS.items():
        full = f"path string, {schema}, fiscalYear int"
        read.mapInPandas(relation(name, schema), full).write.mode("overwrite").partitionBy("fiscalYear").parquet(f"{output}/{name}")
    done, failed = read.count(), answers.where("code is not null").count()
    print(f"{done + failed} documents: {done} read, {failed} failed", file=sys.stderr)
    spark.stop()


if __name__ == "__main__":
    main(sys.argv[1:])
