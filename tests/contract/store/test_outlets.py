"""What every outlet store promises."""

import pytest

from service.errors import NotFound
from service.model import Outlet

HARBOR = Outlet("harbor-times", "Harbor Times", ("harbor.example", "h.example"), "Quay", "NZ")


def test_an_outlet_comes_back_as_it_was_put(stores):
    assert stores.outlets.put(HARBOR) is True
    assert stores.outlets.outlet("harbor-times") == HARBOR


def test_putting_again_replaces_the_whole_outlet(stores):
    stores.outlets.put(HARBOR)
    assert stores.outlets.put(Outlet("harbor-times", "The Times of the Harbor")) is False
    assert stores.outlets.outlet("harbor-times") == Outlet(
        "harbor-times", "The Times of the Harbor"
    )


def test_an_outlet_without_a_name_is_named_by_its_id(stores):
    stores.outlets.put(Outlet("harbor-times"))
    assert stores.outlets.outlet("harbor-times").name == "harbor-times"


def test_outlets_are_ordered_by_id(stores):
    for id_ in ("b-post", "a-post", "B-post", "a_post", "a-post-2"):
        stores.outlets.put(Outlet(id_))
    ids = [outlet.id for outlet in stores.outlets.outlets()]
    assert ids == sorted(ids)
    assert len(ids) == 5


def test_outlets_are_found_by_their_ids_and_unknown_ones_left_out(stores):
    stores.outlets.put(HARBOR)
    stores.outlets.put(Outlet("quay-post"))
    assert stores.outlets.named({"harbor-times", "nobody"}) == {"harbor-times": HARBOR}
    assert stores.outlets.named(()) == {}


def test_an_unknown_outlet_is_not_found(stores):
    with pytest.raises(NotFound, match="outlet 'nobody'"):
        stores.outlets.outlet("nobody")


def test_the_names_of_all_outlets_come_by_their_ids(stores):
    stores.outlets.put(Outlet("heron", "The Heron", owner="Coast Group"))
    stores.outlets.put(Outlet("gull"))
    assert stores.outlets.names() == {"gull": "gull", "heron": "The Heron"}
