"""Reading a GeoJSON file of commune boundaries and storing it whole or not at all."""

import hashlib
import json
import zlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

import shapely
from shapely.geometry import shape as read_shape
from shapely.geometry.base import BaseGeometry

from portal.places.models import Boundary, BoundarySet, Commune

MAX_BYTES = 60 * 1024 * 1024
WGS84_NAMES = ("CRS84", "EPSG::4326", "EPSG:4326", "OGC:1.3:CRS84")
# Lạng Sơn with a generous margin: what lies outside is another province or another grid.
REGION = (105.5, 20.8, 108.0, 23.0)
# Roughly 5 km: a polygon further than this from its commune's point is another commune's.
POINT_TOLERANCE_DEGREES = 0.05


class BoundaryError(ValueError):
    """The file cannot be used; the message says why and what to do."""


@dataclass(frozen=True)
class Summary:
    """What loading a file did."""

    communes: int
    points: int
    stored_bytes: int
    is_new: bool


def load(path: Path, *, credit: str, now: datetime) -> Summary:
    """
    Replace all stored boundaries by those of the file, or change nothing.

    Loading the same file again changes nothing but the credit.

    :raises BoundaryError: if the file is missing, damaged, in another coordinate system, or does
        not hold exactly one plausible polygon for each commune
    """
    content = _read(path)
    digest = hashlib.sha256(content).hexdigest()
    shapes = parse(content)
    packed = {code: pack(shape) for code, shape in shapes.items()}
    with transaction.atomic():
        present = BoundarySet.objects.select_for_update().filter(digest=digest).first()
        if present is not None:
            present.credit = credit
            present.save(update_fields=["credit"])
        else:
            BoundarySet.objects.all().delete()
            kept = BoundarySet.objects.create(
                digest=digest, source=path.name[:200], credit=credit, loaded_at=now
            )
            Boundary.objects.bulk_create(
                Boundary(commune_id=code, boundary_set=kept, shape=data)
                for code, data in sorted(packed.items())
            )
    return Summary(
        communes=len(shapes),
        points=sum(int(shapely.get_num_coordinates(shape)) for shape in shapes.values()),
        stored_bytes=sum(len(data) for data in packed.values()),
        is_new=present is None,
    )


def pack(shape: BaseGeometry) -> bytes:
    """Return the shape as compressed well-known binary, to about one metre."""
    return zlib.compress(shapely.to_wkb(shapely.set_precision(shape, 0.00001)), level=9)


def unpack(data: bytes | memoryview) -> BaseGeometry:
    """Return the shape that `pack` stored."""
    return shapely.from_wkb(zlib.decompress(bytes(data)))


def parse(content: bytes) -> dict[str, BaseGeometry]:
    """
    Return the polygon of each commune by its code.

    :raises BoundaryError: if the content is not such a file
    """
    document = _decode(content)
    _check_crs(document)
    points = {
        commune.code: shapely.Point(float(commune.longitude), float(commune.latitude))
        for commune in Commune.objects.all()
    }
    shapes: dict[str, BaseGeometry] = {}
    for number, feature in enumerate(document["features"], start=1):
        code = _code(feature, number=number)
        if code not in points:
            raise BoundaryError(
                _("Mã %(code)s (đối tượng thứ %(number)d) không phải xã, phường nào của Lạng Sơn.")
                % {"code": code, "number": number}
            )
        if code in shapes:
            raise BoundaryError(_("Mã %(code)s có hai lần trong tệp.") % {"code": code})
        shapes[code] = _polygon(feature, code=code, point=points[code])
    missing = sorted(points.keys() - shapes.keys())
    if missing:
        raise BoundaryError(
            _("Tệp thiếu ranh giới của %(count)d xã, phường: %(codes)s. Hãy nạp tệp đầy đủ.")
            % {"count": len(missing), "codes": ", ".join(missing[:10])}
        )
    return shapes


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise BoundaryError(_("Không thấy tệp %(path)s.") % {"path": path}) from error
    except OSError as error:
        raise BoundaryError(
            _("Không đọc được tệp %(path)s: %(reason)s.")
            % {"path": path, "reason": error.strerror or error}
        ) from error
    if len(content) > MAX_BYTES:
        raise BoundaryError(
            _("Tệp lớn hơn %(limit)d MB; hãy giản lược ranh giới rồi nạp lại.")
            % {"limit": MAX_BYTES // 1024 // 1024}
        )
    return content


def _decode(content: bytes) -> dict[str, Any]:
    if not content.strip():
        raise BoundaryError(_("Tệp rỗng."))
    try:
        document = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise BoundaryError(_("Tệp không phải văn bản UTF-8, nên không phải GeoJSON.")) from error
    except (json.JSONDecodeError, RecursionError) as error:
        where = getattr(error, "lineno", 1), getattr(error, "colno", 1)
        raise BoundaryError(
            _(
                "Tệp không phải JSON trọn vẹn (dòng %(line)d, cột %(column)d);"
                " có thể đã bị cắt ngang."
            )
            % {"line": where[0], "column": where[1]}
        ) from error
    is_collection = isinstance(document, dict) and document.get("type") == "FeatureCollection"
    if not is_collection or not isinstance(document.get("features"), list):
        raise BoundaryError(
            _("Tệp là JSON nhưng không phải GeoJSON FeatureCollection. TopoJSON không dùng được.")
        )
    return document


def _check_crs(document: dict[str, Any]) -> None:
    """Refuse a declared grid other than WGS 84 (RFC 7946 knows no other)."""
    crs = document.get("crs")
    if crs is None:
        return
    properties = crs.get("properties") if isinstance(crs, dict) else None
    name = str(properties.get("name", "")) if isinstance(properties, dict) else ""
    if not name.upper().endswith(WGS84_NAMES):
        raise BoundaryError(
            _("Tệp dùng hệ toạ độ %(name)s. Hãy chuyển sang WGS 84 (EPSG:4326) rồi nạp lại.")
            % {"name": name or "?"}
        )


def _code(feature: Any, *, number: int) -> str:
    if not isinstance(feature, dict) or feature.get("type") != "Feature":
        raise BoundaryError(
            _("Đối tượng thứ %(number)d không phải GeoJSON Feature.") % {"number": number}
        )
    properties = feature.get("properties")
    named = properties.get("code") if isinstance(properties, dict) else None
    code = named or feature.get("id")
    if code is None:
        raise BoundaryError(
            _("Đối tượng thứ %(number)d không có mã: cần thuộc tính «code» hoặc «id» năm chữ số.")
            % {"number": number}
        )
    return str(code).zfill(5)


def _polygon(feature: dict[str, Any], *, code: str, point: BaseGeometry) -> BaseGeometry:
    geometry = feature.get("geometry")
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in {"Polygon", "MultiPolygon"}:
        raise BoundaryError(
            _("Xã, phường %(code)s: cần Polygon hoặc MultiPolygon, tệp có %(kind)s.")
            % {"code": code, "kind": kind or "?"}
        )
    try:
        shape = shapely.force_2d(read_shape(geometry))
    except (shapely.errors.ShapelyError, ValueError, TypeError, IndexError) as error:
        raise BoundaryError(
            _("Xã, phường %(code)s: không đọc được toạ độ.") % {"code": code}
        ) from error
    _check_polygon(shape, code=code, point=point)
    return shape


def _check_polygon(shape: BaseGeometry, *, code: str, point: BaseGeometry) -> None:
    if shape.is_empty or not shape.is_valid:
        raise BoundaryError(_("Xã, phường %(code)s: ranh giới rỗng hoặc tự cắt.") % {"code": code})
    if not shapely.box(*REGION).contains(shape):
        raise BoundaryError(
            _(
                "Xã, phường %(code)s: toạ độ nằm ngoài vùng Lạng Sơn. Toạ độ phải là kinh độ trước,"
                " vĩ độ sau, theo WGS 84 (không phải mét của VN-2000)."
            )
            % {"code": code}
        )
    if shape.distance(point) > POINT_TOLERANCE_DEGREES:
        raise BoundaryError(
            _("Xã, phường %(code)s: ranh giới nằm xa điểm của xã; có thể mã đã bị ghép nhầm.")
            % {"code": code}
        )
