"""Writes what was typeset as ground truth: blocks in reading order with hand-made grids, and the pages they ended up on.

The pages come from the finished PDF: the text of every page in drawing order (`pdftotext -raw`), white space dropped, is searched for the rows of
each table one after the other. A row cut by a page break counts for both pages.

Samples made with `forms.py` also say what is printed, by the keys of docs/format.md: `document` what the document says of itself; for a table `kind` and `rows`
(grid row, side, code, name, level, amounts in yuan, the column of each amount's cell, attributes), `performance`, or `performances` where one table holds
several; for a paragraph `statements`. `check_truth.py` tests that this adds up.
"""
import json
import subprocess

from model import Columns, Heading, PageBreak, Paragraph, SideBySide, Table


def squeeze(text):
    return "".join(text.split()).replace("\u3000", "")


def page_texts(pdf):
    raw = subprocess.run(["pdftotext", "-raw", "-enc", "UTF-8", str(pdf), "-"], check=True, capture_output=True).stdout.decode()
    return [squeeze(page) for page in raw.split("\f")[:-1]]


class Finder:
    """Walks through the pages as blocks are looked up in order."""

    def __init__(self, pages):
        self.pages, self.page = pages, 0

    def seek(self, text):
        """Page (from 0) at or after the current one that holds the text, or its beginning; None when not found."""
        text = squeeze(text)
        for part in (text, text[:40], text[:16]):
            if part:
                for page in range(self.page, len(self.pages)):
                    if part in self.pages[page]:
                        self.page = page
                        return page
        return None

    def seek_form(self, table):
        """Page that holds a table's title and the cells of its first two rows: a list of contents, or another form, may have the same title."""
        heads = [squeeze(cell.text) for r, _, cell in table.placed() if r < 2]
        for page in range(self.page, len(self.pages)):
            text = self.pages[page]
            if table.title and squeeze(table.title) in text and all(head in text for head in heads):
                self.page = page
                return page
        return None

    def rows(self, table):
        """Pages of a table: of its title (or first cells), then of every row."""
        start = self.seek_form(table)
        start = start if start is not None else self.seek(table.title or next((c.text for _, _, c in table.placed() if len(squeeze(c.text)) > 3), ""))
        pages = set() if start is None else {start}
        first = self.page
        by_row = {}
        for r, _, cell in table.placed():
            if squeeze(cell.text):
                by_row.setdefault(r, []).append(squeeze(cell.text))
        for r in sorted(by_row):
            if r < table.header_rows and table.repeat_header:
                continue
            texts = by_row[r]
            here, ahead = self.pages[self.page], self.pages[self.page + 1] if self.page + 1 < len(self.pages) else ""
            joined = "".join(texts)
            if joined in here or (joined not in ahead and all(t in here for t in texts)):
                pages.add(self.page)
            elif joined in ahead or all(t in ahead for t in texts):
                self.page += 1
                pages.add(self.page)
            elif any(t in here and len(t) > 2 for t in texts):  # cut by the page break
                pages.update((self.page, self.page + 1))
                self.page += 1
        if table.title and len(pages) > 1 and not any(t in self.pages[first] for t in by_row.get(0, [])):
            pages.discard(first)  # title alone at the foot of the page before
        return sorted(page + 1 for page in pages)


def table_block(table, finder):
    cells = [{"r": r, "c": c, "rs": cell.rs, "cs": cell.cs, "text": cell.text.replace("\n", "")} for r, c, cell in table.placed()]
    block = {"type": "table", "title": table.title, "heading": table.heading or None, "number": table.number or None,
             "caption_left": table.caption_left, "caption_mid": table.caption_mid, "caption_right": table.caption_right, "note": table.note,
             "n_rows": table.n_rows, "n_cols": table.n_cols, "header_rows": table.header_rows, "pages": finder.rows(table), "cells": cells,
             **(table.said or {})}
    return {key: value for key, value in block.items() if value is not None}


def blocks_of(blocks, finder):
    for block in blocks:
        if isinstance(block, PageBreak):
            continue
        if isinstance(block, Table):
            yield table_block(block, finder)
        elif isinstance(block, SideBySide):
            here = finder.page
            for table in block.tables:
                finder.page = here
                yield table_block(table, finder)
        elif isinstance(block, Columns):
            yield from blocks_of(block.blocks, finder)
        else:
            page = finder.seek(block.text.split("\t")[0])
            out = {"type": "heading", "level": block.level} if isinstance(block, Heading) else {"type": "paragraph"}
            if isinstance(block, Paragraph) and block.style == "contents":
                out["style"] = "toc"
            out["text"] = block.text
            if getattr(block, "said", None):
                out["statements"] = [{"metric": metric, "yuan": yuan} for metric, yuan in block.said]
            if page is not None:
                out["page"] = page + 1
            yield out


def write_truth(document, pdf, target):
    pages = page_texts(pdf)
    truth = {"slug": document.name, "pdf": pdf.name, "backend": document.producer, **({"through": document.through} if document.through else {}), "page_count": len(pages),
             **({"document": document.identity} if document.identity else {}),
             "blocks": list(blocks_of(document.blocks, Finder(pages)))}
    target.write_text(json.dumps(truth, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return truth
