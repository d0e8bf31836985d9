"""What Chromium makes, distilled by Ghostscript, as documents are that went through a virtual printer."""
import pathlib
import subprocess
import tempfile

import backend_chromium


def write_pdf(document, target):
    with tempfile.TemporaryDirectory() as folder:
        first = pathlib.Path(folder) / target.name
        backend_chromium.write_pdf(document, first)
        subprocess.run(["gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite", "-dCompatibilityLevel=1.5", "-dOmitInfoDate=true", "-dOmitID=true", "-dOmitXMP=true",
                        f"-sOutputFile={target}", str(first)], check=True)
