"""A rate of the tables stands with its interval, which the reader can look up."""

from benchmarks.incoming.rates import format_rate


def test_a_rate_stands_with_its_interval_by_wilson_and_with_n() -> None:
    # Newcombe, Statistics in Medicine 17 (1998) 857, table I, method 3: 81 of 263, 15 of 148, 0 of 20, 1 of 29.
    assert format_rate(81, 263) == "30.8 % [25.5, 36.6] of 263"
    assert format_rate(15, 148) == "10.1 % [6.2, 16.0] of 148"
    assert format_rate(0, 20) == "0.0 % [0.0, 16.1] of 20"
    assert format_rate(1, 29) == "3.4 % [0.6, 17.2] of 29"
    assert format_rate(0, 0) == "none of 0"
