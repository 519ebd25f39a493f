# Two stages: the wheels are installed where there is a shell to do it, and the image holds only the result.
FROM python:3.13-slim AS build
WORKDIR /src
RUN python -m venv /opt/stardrill
COPY requirements.lock ./
RUN /opt/stardrill/bin/pip install --no-cache-dir --require-hashes -r requirements.lock
COPY pyproject.toml requirements.in README.md ./
COPY bot bot
COPY storage storage
COPY question_bank question_bank
# What builds and installs has done its work: neither is needed to run.
RUN /opt/stardrill/bin/pip install --no-cache-dir --no-deps --no-build-isolation . \
  && /opt/stardrill/bin/pip uninstall --yes setuptools pip

FROM python:3.13-slim
# Pictures write accented letters and other scripts in it.
RUN apt-get update && apt-get install -y --no-install-recommends fonts-dejavu-core && rm -rf /var/lib/apt/lists/*
RUN useradd --system --uid 10001 --home-dir /var/lib/stardrill --create-home stardrill
COPY --from=build /opt/stardrill /opt/stardrill
USER 10001
WORKDIR /var/lib/stardrill
ENV PATH=/opt/stardrill/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 HOST=0.0.0.0 PORT=8080
EXPOSE 8080
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=3 \
  CMD ["python", "-c", "import http.client, os; c = http.client.HTTPConnection('127.0.0.1', int(os.environ.get('PORT') or 8080), timeout=4); c.request('GET', '/readyz'); raise SystemExit(c.getresponse().status != 200)"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["stardrill"]
CMD ["run"]
