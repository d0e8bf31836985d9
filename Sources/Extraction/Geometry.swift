// Where something stands on a page is part of what this room gives: whoever reads pages has boxes with it.
@_exported import Geometry
