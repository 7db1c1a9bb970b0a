"""Findings as lines for people and for programs."""

import json
from collections.abc import Sequence
from dataclasses import asdict

from tui.check.finding import Finding
from tui.output import Format


def report(findings: Sequence[Finding], layout: Format) -> str:
    """One finding a line, as "FILE:LINE: what" or as JSON with the fields `file`, `line` and `what`."""
    if layout == "table":
        return "\n".join(f"{finding.file}:{finding.line}: {finding.what}" for finding in findings)
    records = [json.dumps(asdict(finding), ensure_ascii=False) for finding in findings]
    if layout == "jsonl":
        return "\n".join(records)
    lines = ",\n".join(records)
    return f"[\n{lines}\n]" if lines else "[]"
