"""Where a report's place is shown to everyone, by the rule of its category."""

from decimal import ROUND_FLOOR, Decimal

from feedback.reports.models import Sensitivity

Point = tuple[Decimal, Decimal]

# About 220 m from south to north and 210 m from west to east at this latitude.
CELL = Decimal("0.002")
PLACES = Decimal("0.00001")


def public_point(
    latitude: Decimal | None, longitude: Decimal | None, sensitivity: str
) -> Point | tuple[None, None]:
    """Return the exact point, the middle of its grid cell, or nothing."""
    if latitude is None or longitude is None or sensitivity == Sensitivity.PRIVATE:
        return None, None
    if sensitivity == Sensitivity.BLURRED:
        return _middle(latitude), _middle(longitude)
    return latitude, longitude


def _middle(degrees: Decimal) -> Decimal:
    cell = (degrees / CELL).to_integral_value(rounding=ROUND_FLOOR)
    return (cell * CELL + CELL / 2).quantize(PLACES)
