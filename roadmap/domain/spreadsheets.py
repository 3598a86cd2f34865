"""Text that a spreadsheet shows as it is, whoever wrote it."""

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def harmless(text: str) -> str:
    """The text for a cell of a CSV file; what a spreadsheet would take for a formula has an apostrophe before it."""
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text
