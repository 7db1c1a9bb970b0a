"""The stylesheet's word on a part of a widget, as a style to lay over others."""

from textual.style import Style
from textual.widget import Widget


def component_style(widget: Widget, name: str) -> Style:
    """Only what the stylesheet sets for a component class; what it leaves open comes from below."""
    styles = widget.get_component_styles(name)
    text = styles.text_style
    return Style(
        background=styles.background if styles.has_rule("background") else None,
        foreground=styles.color if styles.has_rule("color") else None,
        bold=text.bold,
        italic=text.italic,
        strike=text.strike,
        underline=text.underline,
    )
