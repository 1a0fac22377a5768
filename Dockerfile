# syntax=docker/dockerfile:1
# One image for every process: `python worker.py`, `python -m api`, `python -m cli prepare`, `python -m simulator`.

FROM node:20.19.5-bookworm-slim AS pages
WORKDIR /build
COPY ui/package.json ui/package-lock.json ui/.npmrc ./
RUN --mount=type=cache,target=/npm-cache npm ci --cache /npm-cache
COPY ui/ ./
RUN npm run build

FROM python:3.11.13-slim-bookworm AS packages
WORKDIR /build
COPY devkit/uv.txt ./
RUN pip install --no-cache-dir --require-hashes -r uv.txt
COPY pyproject.toml requirements.lock ./
# What the product needs, without the tools of its tests, in the versions and with the hashes of the lock.
RUN --mount=type=cache,target=/uv-cache python -m venv --without-pip /venv \
    && uv pip install --python /venv/bin/python --cache-dir /uv-cache --link-mode copy --compile-bytecode \
        --require-hashes -r pyproject.toml -c requirements.lock

FROM python:3.11.13-slim-bookworm
ENV PATH=/venv/bin:$PATH \
    PYTHONPATH=/app \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    SPOTTER_LOG_FORMAT=json \
    SPOTTER_DATA_DIR=/data
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin spotter \
    && install --directory --owner=spotter --group=spotter --mode=0700 /data
COPY --from=packages /venv /venv
WORKDIR /app
COPY cli.py worker.py ./
COPY migrations/ migrations/
COPY spotter/ spotter/
COPY workflows/ workflows/
COPY activities/ activities/
COPY api/ api/
COPY simulator/ simulator/
COPY --from=pages /build/dist/ ui/dist/
USER spotter
VOLUME /data
CMD ["python", "-m", "cli", "--help"]
