"""What is printed when everything runs: where to click, where the data is, how to stop."""

from spotter.settings import Settings


def login_url(settings: Settings, token: str) -> str:
    """Return the address that logs a person in once. The token is a fragment: no server and no log sees it."""
    return f"{settings.public_url.rstrip('/')}/login#token={token}"


def welcome_text(settings: Settings, token: str) -> str:
    """Return the block that ends a start."""
    rows = [("Inbox", login_url(settings, token)), ("", "(this link works once, for 10 minutes)")]
    if settings.temporal_ui_url:
        rows.append(("Workflows", settings.temporal_ui_url))
    if settings.simulator_url:
        rows.append(("Simulator", f"{settings.simulator_url}/_sim  (write as a member, switch faults on)"))
    rows += [
        ("Data", str(settings.data_dir)),
        ("New link", ".venv/bin/spotter login-link"),
        ("Stop", "Ctrl-C"),
    ]
    what = "with its demo club" if settings.is_demo else f"for {settings.club_name}"
    lines = "\n".join(f"    {label:<11}{value}" for label, value in rows)
    return f"\n  Spotter is running {what}.\n\n{lines}\n"
