"""Overwrites the dates and file identifiers in a finished PDF with fixed ones of the same length, so that no offset moves."""
import hashlib
import re

DATE = re.compile(rb"/(CreationDate|ModDate)\s*\(D:([^)]*)\)")
IDENTIFIER = re.compile(rb"/ID\s*\[\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*\]")
CHECKSUM = re.compile(rb"/DocChecksum\s*/([0-9A-Fa-f]+)")


def fix_dates_and_identifiers(pdf):
    data = pdf.read_bytes()
    fixed = hashlib.sha256(pdf.name.encode()).hexdigest().upper().encode() * 2

    def date(match):
        value = re.sub(rb"\d{14}", b"20240101000000", match.group(2))
        return match.group(0).replace(match.group(2), value)

    def same_length(match):
        out = match.group(0)
        for group in match.groups():
            out = out.replace(group, fixed[: len(group)])
        return out

    data = CHECKSUM.sub(same_length, IDENTIFIER.sub(same_length, DATE.sub(date, data)))
    pdf.write_bytes(data)
