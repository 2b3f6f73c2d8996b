"""
The child: copies a photo's pixels into fresh images and writes those as JPEG.

Run as a script by `portal.tasks.limited`; it imports nothing of the project. A crash, an error
or an exhausted limit all end in a non-zero exit, which the parent reads as a broken photo.
"""

import json
import sys
import warnings
from pathlib import Path
from typing import Any


def main(folder: Path, options: dict[str, Any]) -> dict[str, Any]:
    """Write the copies and return their size, or why there are none."""
    # Imported under the limits.
    from PIL import Image, ImageOps  # noqa: PLC0415
    from pillow_heif import register_heif_opener  # noqa: PLC0415

    warnings.simplefilter("ignore")
    register_heif_opener(thumbnails=False)
    Image.MAX_IMAGE_PIXELS = None  # the size is checked below, before anything is decoded
    with Image.open(folder / "input", formats=("JPEG", "PNG", "WEBP", "HEIF")) as opened:
        if opened.width * opened.height > options["max_pixels"]:
            return {"refused": "pixels"}
        opened.draft("RGB", (options["edges"][0], options["edges"][0]))
        upright = ImageOps.exif_transpose(opened)
        flat = Image.new("RGB", upright.size, "white")
        if upright.has_transparency_data:
            drawn = upright.convert("RGBA")
            flat.paste(drawn, mask=drawn.getchannel("A"))
        else:
            flat.paste(upright.convert("RGB"))
    sizes = []
    for number, edge in enumerate(options["edges"]):
        flat.thumbnail((edge, edge), Image.Resampling.LANCZOS)
        # A copy into a new image: what is left is pixels, no comment and no info of the source.
        fresh = Image.new("RGB", flat.size)
        fresh.paste(flat)
        fresh.save(folder / f"result-{number}", "JPEG", quality=85, optimize=True, comment=b"")
        sizes.append(fresh.size)
    return {"width": sizes[0][0], "height": sizes[0][1]}


if __name__ == "__main__":
    answer = main(Path(sys.argv[1]), json.loads(sys.argv[2]))
    sys.stdout.write(json.dumps(answer))
