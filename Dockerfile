# factx with what reads and writes most formats:
#   docker build -t factx .
#   docker run --rm -i --network none factx extract - < article.txt
#   docker run --rm --network none -v "$PWD:/data" -w /data -u "$(id -u):$(id -g)" factx extract articles/ -o facts.jsonl
# No container engine is needed to test it: tests.house.fresh runs the steps as a script.
FROM python:3.11-slim AS build
WORKDIR /src
COPY . .
RUN pip wheel --quiet --no-deps --wheel-dir /wheels .

FROM python:3.11-slim
COPY --from=build /wheels /wheels
RUN pip install --quiet --no-cache-dir "$(echo /wheels/factx-*.whl)[html,parquet,warc,zstd]" && rm -r /wheels
# Several articles are read at once by several processes (-j), each with one thread.
ENV OPENBLAS_NUM_THREADS=1
USER 1000:1000
WORKDIR /data
ENTRYPOINT ["factx"]
CMD ["--help"]
