"""What a user would write: sentence-transformers at its defaults and a flat FAISS index.

Runs in the peers' environment. Reads a request a line as JSON and answers how long it took.
"""

import json
import sys
from time import perf_counter

import faiss
import numpy as np
from sentence_transformers import SentenceTransformer

model = SentenceTransformer(sys.argv[1])
index = faiss.IndexFlatIP(model.get_embedding_dimension())


def encode(texts: list[str], into: str | None = None) -> None:
    """Embed; the vectors go into a file where one is named."""
    vectors = model.encode(texts)
    if into:
        np.save(into, vectors)


def add(texts: list[str]) -> None:
    """Embed and index."""
    index.add(model.encode(texts, normalize_embeddings=True))


def search(text: str, k: int) -> list[int]:
    """The places of the nearest texts."""
    _, places = index.search(model.encode([text], normalize_embeddings=True), k)
    return places[0].tolist()


DO = {"encode": encode, "add": add, "search": search}

model.encode(["warm"])
print("ready", flush=True)
for line in sys.stdin:
    request = json.loads(line)
    work = DO[request.pop("do")]
    start = perf_counter()
    answer = work(**request)
    print(json.dumps({"seconds": perf_counter() - start, "answer": answer}), flush=True)
