"""What every test may ask for. Each fixture lives in a file of its own under `fixtures/`."""

pytest_plugins = [
    "tests.fixtures.temporal_server",
    "tests.fixtures.postgres_server",
    "tests.fixtures.browser",
    "tests.fixtures.bare_machine",
    "tests.fixtures.stores",
    "tests.fixtures.prompt_sqlite",
    "tests.fixtures.scripted_desk",
    "tests.fixtures.whole_stack",
    "tests.fixtures.live_feed",
    "tests.fixtures.desk_rows",
    "tests.fixtures.api_desk",
    "tests.fixtures.live_api",
]
