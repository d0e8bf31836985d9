"""What Writer makes, printed once more by Cairo, as documents are that went through a PDF printer: other fonts, other operators."""
import pathlib
import subprocess
import tempfile

import backend_writer


def write_pdf(document, target):
    with tempfile.TemporaryDirectory() as folder:
        first = pathlib.Path(folder) / target.name
        backend_writer.write_pdf(document, first)
        subprocess.run(["pdftocairo", "-pdf", "-origpagesizes", str(first), str(target)], check=True)
