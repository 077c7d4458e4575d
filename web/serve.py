"""Running the pages on this machine."""

from __future__ import annotations

import ipaddress

from web.office import Settings, SettingsError

THREADS = 8


def refuse_public(host: str) -> None:
    """Allow addresses of this machine only, until people can sign in (decision 33).

    Raises SettingsError ``PUBLIC_ADDRESS`` for every other address or name.
    """
    if host == "localhost":
        return
    try:
        loopback = ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        loopback = False
    if not loopback:
        raise SettingsError("PUBLIC_ADDRESS", dia_chi=host[:80])


def run(settings: Settings, host: str = "127.0.0.1", port: int = 8080) -> None:
    """Serve the office of ``settings`` until stopped. Raises SettingsError for a public address."""
    refuse_public(host)
    from waitress import serve

    from web import create_app
    from web.guard import MAX_UPLOAD

    serve(
        create_app(settings),
        host=host,
        port=port,
        threads=THREADS,
        ident=None,
        # Larger than the form's own limit, so that the refusal is our page.
        max_request_body_size=2 * MAX_UPLOAD,
    )
