"""Findings as lines for people and for programs."""

from collections.abc import Sequence
from dataclasses import asdict

from tui.check.finding import Finding
from tui.export import to_json, to_jsonl
from tui.output import Format


def report(findings: Sequence[Finding], layout: Format) -> str:
    """One finding a line, as "FILE:LINE: what" or as JSON with the fields `file`, `line` and `what`."""
    if layout == "table":
        return "\n".join(f"{finding.file}:{finding.line}: {finding.what}" for finding in findings)
    records = (asdict(finding) for finding in findings)
    return to_jsonl(records) if layout == "jsonl" else to_json(records)
