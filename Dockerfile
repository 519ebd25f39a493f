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
RUN /opt/stardrill/bin/pip install --no-cache-dir --no-deps --no-build-isolation .

FROM python:3.13-slim
RUN useradd --system --uid 10001 --home-dir /var/lib/stardrill --create-home stardrill
COPY --from=build /opt/stardrill /opt/stardrill
USER 10001
WORKDIR /var/lib/stardrill
ENV PATH=/opt/stardrill/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 HOST=0.0.0.0 PORT=8080
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["python", "-c", "import os, urllib.request as r; r.urlopen(f\"http://127.0.0.1:{os.environ['PORT']}/healthz\", timeout=4)"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["stardrill"]
CMD ["run"]
