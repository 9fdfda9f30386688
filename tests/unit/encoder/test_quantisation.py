import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis.extra.numpy import arrays

from service.encoder.bert_graph import quantised_weights

weights = arrays(np.float32, (6, 4), elements={"min_value": -8, "max_value": 8})


@given(weights)
@settings(max_examples=50, deadline=None)
def test_two_neighbouring_codes_never_overflow_16_bits(weight):
    codes = np.abs(quantised_weights(weight)[0].astype(int))
    assert (255 * (codes[0::2] + codes[1::2]) < 2**15).all()


@given(weights)
@settings(max_examples=50, deadline=None)
def test_codes_give_the_weights_back_within_half_a_step(weight):
    codes, scale = quantised_weights(weight)
    assert (np.abs(codes * scale - weight) <= scale * 0.501).all()


def test_each_column_has_its_own_scale():
    _, scale = quantised_weights(np.array([[1, 100], [0, 0]], np.float32))
    assert scale[1] == pytest.approx(100 * scale[0])
