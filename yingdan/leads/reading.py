"""Reads the text of a picture; run as a process of its own (`python -m yingdan.leads.reading < picture`).

Loads neither Django nor a network library's cache: the models lie in the wheel. Writes JSON lines to stdout.
"""

import io
import json
import sys
from typing import Any

import numpy
from PIL import Image, ImageOps
from rapidocr import RapidOCR

LONGEST = 2000  # pixels: more does not read better and takes longer


def main() -> None:
    """Picture in, [{text, confidence, height}] out, from top to bottom."""
    opened = Image.open(io.BytesIO(sys.stdin.buffer.read()))
    picture = ImageOps.exif_transpose(opened).convert("RGB")
    picture.thumbnail((LONGEST, LONGEST))
    engine = RapidOCR(params={"Global.log_level": "critical", "EngineConfig.onnxruntime.intra_op_num_threads": 1})
    found: Any = engine(numpy.asarray(picture)[:, :, ::-1])
    lines = []
    if found.txts:
        for box, text, score in zip(found.boxes, found.txts, found.scores, strict=True):
            ys = [float(point[1]) for point in box]
            lines.append(
                {"text": text, "confidence": round(float(score), 3), "height": max(ys) - min(ys), "top": min(ys)}
            )
    lines.sort(key=lambda line: line["top"])
    sys.stdout.write(json.dumps(lines))


if __name__ == "__main__":
    main()
