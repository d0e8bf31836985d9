"""Prints a finished PDF once more, as documents are that went through a PDF printer: other fonts, other operators, another producer."""
import shutil
import subprocess
import tempfile

COMMANDS = {
    "cairo": ["pdftocairo", "-pdf", "-origpagesizes", "{source}", "{target}"],
    "ghostscript": ["gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite", "-dCompatibilityLevel=1.5", "-dOmitInfoDate=true", "-dOmitID=true", "-dOmitXMP=true",
                    "-sOutputFile={target}", "{source}"],
}


def reprint(pdf, printer):
    with tempfile.NamedTemporaryFile(suffix=".pdf") as copy:
        shutil.copyfile(pdf, copy.name)
        subprocess.run([part.format(source=copy.name, target=pdf) for part in COMMANDS[printer]], check=True)
