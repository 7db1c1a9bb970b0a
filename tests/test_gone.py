"""What was gone is wanted again only where it has left the user."""

from tui.gone import Gone


def test_what_is_gone_is_wanted_where_the_user_still_is() -> None:
    gone: Gone[str] = Gone()
    gone.wait_for("Orca", stand_in="Reef")
    assert gone.wanted_at("Reef") == "Orca"
    assert gone.wanted_at("Whale") is None


def test_what_is_back_is_not_wanted_any_more() -> None:
    gone: Gone[str] = Gone()
    gone.wait_for("Orca", stand_in="Reef")
    gone.wait_for(None, stand_in="Orca")
    assert gone.wanted_at("Orca") is None


def test_at_first_nothing_is_wanted() -> None:
    assert Gone[str]().wanted_at("Reef") is None
