"""What the image and the compose file promise, read without running them."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from spotter.settings import Settings

_ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    """The compose file, with its anchors resolved."""
    return yaml.safe_load((_ROOT / "docker-compose.yml").read_text())


def test_every_image_is_pinned(compose: dict[str, Any]) -> None:
    """
    The same files start the same programs next year.
    """
    images = [service["image"] for service in compose["services"].values()]
    images += re.findall(r"^FROM (\S+)", (_ROOT / "Dockerfile").read_text(), re.MULTILINE)

    assert [] == [image for image in images if not re.search(r":(\d+\.\d+|local$)", image)]


def test_nothing_is_published_beyond_this_machine(compose: dict[str, Any]) -> None:
    """
    Plain HTTP and a database without TLS stay on loopback.
    """
    ports = [port for service in compose["services"].values() for port in service.get("ports", [])]

    assert ports
    assert [] == [port for port in ports if not port.startswith("127.0.0.1:")]


def test_no_password_has_a_value_in_the_tree(compose: dict[str, Any]) -> None:
    """
    A password comes from `.env`, and its absence is a sentence.
    """
    for service in compose["services"].values():
        for name, value in service.get("environment", {}).items():
            if re.search(r"PASSWORD|PWD|SECRET|KEY", name):
                assert value == "${POSTGRES_PASSWORD:?Set POSTGRES_PASSWORD in .env}"


def test_every_variable_is_a_setting(compose: dict[str, Any]) -> None:
    """
    A typing error in the compose file does not silently mean the default.
    """
    known = {f"SPOTTER_{name.upper()}" for name in Settings.model_fields}
    used = {name for service in compose["services"].values() for name in service.get("environment", {})}

    assert set() == {name for name in used if name.startswith("SPOTTER_")} - known


def test_a_worker_is_never_killed_in_the_middle_of_a_send(compose: dict[str, Any]) -> None:
    """
    The container's grace is longer than the worker's own.
    """
    grace = int(compose["services"]["worker"]["stop_grace_period"].removesuffix("s"))

    assert grace >= Settings.model_fields["stop_grace_s"].default + 10


def test_data_outlives_its_containers(compose: dict[str, Any]) -> None:
    """
    Database and secret key are in named volumes.
    """
    assert "postgres-data:/var/lib/postgresql/data" in compose["services"]["postgres"]["volumes"]
    assert "spotter-data:/data" in compose["services"]["api"]["volumes"]
    assert {"postgres-data", "spotter-data"} == set(compose["volumes"])


def test_whatever_a_service_waits_for_can_be_waited_for(compose: dict[str, Any]) -> None:
    """
    Who waits for a healthy service waits for one with a health check; who waits for a job, for one that ends.
    """
    services = compose["services"]
    for name, service in services.items():
        for needed, how in service.get("depends_on", {}).items():
            if how["condition"] == "service_healthy":
                assert "healthcheck" in services[needed], f"{name} waits for {needed}"
            else:
                assert services[needed]["restart"].startswith("on-failure"), f"{name} waits for {needed}"


def test_the_image_carries_what_it_runs_and_no_root() -> None:
    """
    Every room that is copied exists, and no process of ours is root.
    """
    dockerfile = (_ROOT / "Dockerfile").read_text()
    copied = [
        word for line in re.findall(r"^COPY (?!--from)(.+) \S+$", dockerfile, re.MULTILINE) for word in line.split()
    ]

    assert [] == [path for path in copied if not (_ROOT / path).exists()]
    assert "\nUSER spotter\n" in dockerfile
