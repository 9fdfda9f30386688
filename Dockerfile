# syntax=docker/dockerfile:1
FROM python:3.11-slim

ENV PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    PIP_NO_CACHE_DIR=1 \
    PIP_DISABLE_PIP_VERSION_CHECK=1

WORKDIR /app

# torch first and from PyTorch's own CPU index: from the package registry it brings CUDA.
ARG TORCH_INDEX=https://download.pytorch.org/whl/cpu
COPY requirements.txt ./
RUN pip install --index-url "$TORCH_INDEX" "$(grep -E '^torch==' requirements.txt)" \
    && pip install -r requirements.txt

COPY pyproject.toml README.md LICENSE NOTICE ./
COPY service ./service
COPY seeds ./seeds
# Editable, so that the seed articles are found beside the package.
RUN pip install --no-deps --editable . \
    && useradd --system --uid 10001 --home-dir /data crossread \
    && install -d -o crossread -g crossread /data

USER crossread
ENV CROSSREAD_DATA=/data \
    CROSSREAD_HOST=0.0.0.0
VOLUME /data
EXPOSE 8000

# The first start exports the model to ONNX, hence the patience.
HEALTHCHECK --interval=15s --timeout=5s --start-period=120s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request as r; r.urlopen('http://127.0.0.1:' + os.environ.get('CROSSREAD_PORT', '8000') + '/readyz', timeout=4)"]

CMD ["crossread", "serve"]
