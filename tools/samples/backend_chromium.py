"""HTML → PDF by headless Chromium."""
import html
import pathlib
import re
import subprocess
import tempfile

from backend_html import document_html
from fonts import truetype_subset


def write_pdf(document, target):
    with tempfile.TemporaryDirectory() as folder:
        text = document_html(document)
        characters = set(html.unescape(re.sub(r"<style>.*?</style>|<[^>]+>", "", text))) | set("0123456789-– 第页共—")
        faces = ""
        for family in () if document.type3_fonts else dict.fromkeys((document.body_font, document.head_font)):
            for weight, number in (("regular", 400), ("bold", 700)):
                name = f"{family.replace(' ', '')}-{weight}.ttf"
                (pathlib.Path(folder) / name).write_bytes(truetype_subset(family, weight, characters))
                faces += f'@font-face {{ font-family: "{family}"; font-weight: {number}; src: url({name}); }} '
        page = pathlib.Path(folder) / "page.html"
        page.write_text(text.replace("<style>", f"<style>{faces}", 1), encoding="utf-8")
        subprocess.run(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile", "--disable-pdf-tagging",
             "--no-pdf-header-footer", f"--print-to-pdf={target}", page.as_uri()],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=180)
