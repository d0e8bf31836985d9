#!/usr/bin/env python3
"""Compares gongkai's reading of scans with RapidOCR (the same models with its own detection) and Tesseract, on one thread.

    python3 tools/bench-recognition.py FOLDER [--pages N] [--gongkai PATH] [--without rapidocr,tesseract]

FOLDER holds NAME.pdf scans with NAME.truth.json beside them; the first N pages of each are read. Per engine it prints
  characters  F1 of the characters on the pages against those of the truth's tables, titles and captions, order left aside; what else a page
              prints counts against every engine alike
  figures     the share of the truth's figures of four characters and more that were read as words of their own
  s/page      seconds a page, with the start of the program or the loading of the models left out of none
Needs pdftoppm, and for the others: pip install rapidocr-onnxruntime==1.4.4; apt-get install tesseract-ocr tesseract-ocr-chi-sim.
"""
import argparse
import collections
import json
import os
import pathlib
import re
import subprocess
import tempfile
import time

FIGURE = re.compile(r"[-\d][\d,]*\.?\d+%?")


def squeezed(text):
    return re.sub(r"\s+", "", text or "")


def expected(truth, pages):
    """The texts of the tables that lie on the read pages alone."""
    texts = []
    for block in truth["blocks"]:
        if block["type"] == "table" and set(block.get("pages") or []) <= pages:
            texts += [block.get("title") or "", block.get("caption_left") or "", block.get("caption_right") or ""]
            texts += [cell["text"] for cell in block["cells"]]
    return [squeezed(text) for text in texts if squeezed(text)]


def gongkai(program, pdf, pages):
    began = time.time()
    run = subprocess.run([program, "text", str(pdf), "--pages", f"{min(pages)}-{max(pages)}", "--jobs", "1"], capture_output=True, check=True)
    return run.stdout.decode().split(), time.time() - began


def rapidocr(images):
    from rapidocr_onnxruntime import RapidOCR
    began = time.time()
    engine = RapidOCR(intra_op_num_threads=1, inter_op_num_threads=1)
    words = []
    for image in images:
        result, _ = engine(str(image))
        words += [word for _, text, _ in result or [] for word in text.split()]
    return words, time.time() - began


def tesseract(images):
    began = time.time()
    words = []
    for image in images:
        run = subprocess.run(["tesseract", str(image), "-", "-l", "chi_sim", "--psm", "6"], capture_output=True,
                             env={**os.environ, "OMP_THREAD_LIMIT": "1"})
        words += run.stdout.decode().split()
    return words, time.time() - began


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--pages", type=int, default=2)
    parser.add_argument("--gongkai", default=str(pathlib.Path(__file__).parent.parent / ".build/release/gongkai"))
    parser.add_argument("--without", default="")
    args = parser.parse_args()
    engines = [name for name in ("gongkai", "rapidocr", "tesseract") if name not in args.without.split(",")]
    total = {name: collections.Counter() for name in engines}
    for path in sorted(args.folder.glob("*.truth.json")):
        pdf = path.with_name(path.name.replace(".truth.json", ".pdf"))
        truth = json.loads(path.read_text())
        with tempfile.TemporaryDirectory() as folder:
            picture = pathlib.Path(folder) / "p"
            subprocess.run(["pdftoppm", "-r", "200", "-l", str(args.pages), "-png", str(pdf), str(picture)], check=True)
            images = sorted(pathlib.Path(folder).glob("p-*.png"))
            pages = set(range(1, len(images) + 1))
            wanted = expected(truth, pages)
            letters = collections.Counter("".join(wanted))
            figures = collections.Counter(text for text in wanted if len(text) >= 4 and FIGURE.fullmatch(text))
            for name in engines:
                words, seconds = {
                    "gongkai": lambda: gongkai(args.gongkai, pdf, pages), "rapidocr": lambda: rapidocr(images),
                    "tesseract": lambda: tesseract(images)}[name]()
                read = collections.Counter("".join(words))
                found = collections.Counter(words)
                total[name].update({
                    "right": sum((letters & read).values()), "read": sum(read.values()), "letters": sum(letters.values()),
                    "figures": sum((figures & found).values()), "wanted": sum(figures.values()), "ms": int(seconds * 1000),
                    "pages": len(images)})
    print(f"{'engine':12} {'characters':>10} {'figures':>8} {'s/page':>7}")
    for name, count in total.items():
        characters = 2 * count["right"] / max(count["read"] + count["letters"], 1)
        print(f"{name:12} {characters:10.4f} {count['figures'] / max(count['wanted'], 1):8.4f} "
              f"{count['ms'] / 1000 / max(count['pages'], 1):7.2f}")


if __name__ == "__main__":
    main()
