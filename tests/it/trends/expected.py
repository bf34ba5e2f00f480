# What NumPy and SciPy make of some scores, for tests/it/trends/expected.rs. Made once with NumPy 2.4.6 and SciPy 1.17.1:
#   python3 tests/it/trends/expected.py > tests/it/trends/expected.txt
# One case a line: the nights before, the nights now ("." has no score), then name=number for what is expected.
import numpy as np
from scipy import stats

random = np.random.default_rng(20261129)


def nights(count, rho, mean, spread, missing):
    noise = random.standard_normal(count + 20)
    level = 0.0
    out = []
    for place, one in enumerate(noise):
        level = rho * level + np.sqrt(1 - rho**2) * one
        if place >= 20:
            score = int(np.clip(np.rint(mean + spread * level), 0, 10))
            out.append(None if random.random() < missing else score)
    return out


def scored(series):
    return np.array([score for score in series if score is not None], dtype=float)


def quantiles(name, values):
    return {f"{name}_q{k}": np.quantile(values, k / 4) for k in range(5)}


def groups(values):
    count = min(8, max(4, len(values) // 7))
    return [part.mean() for part in np.array_split(values, count)]


def case(before, now):
    a, b = scored(before), scored(now)
    expected = quantiles("before", a) | quantiles("now", b)
    expected["average"] = b.mean()
    ga, gb = groups(a), groups(b)
    half = stats.t.ppf(0.975, min(len(ga), len(gb)) - 1) * np.hypot(stats.sem(ga), stats.sem(gb))
    expected["points"] = b.mean() - a.mean()
    if half > 0:
        expected["low"] = max(-10, expected["points"] - half)
        expected["high"] = min(10, expected["points"] + half)
    # U counts the pairs in which the first is higher, and half of those in which both are equal.
    expected["overlap"] = stats.mannwhitneyu(a, b).statistic / (len(a) * len(b))
    medians = []
    for place in range(len(now)):
        window = scored(now[max(0, place - 6) : place + 1])
        medians.append("." if len(window) < 4 else f"{np.median(window):g}")
    show = lambda series: ",".join("." if score is None else str(score) for score in series)
    numbers = " ".join(f"{name}={value:.9f}" for name, value in expected.items())
    print(show(before), show(now), numbers, "medians=" + ",".join(medians))


for before, now in [(14, 14), (14, 15), (16, 20), (28, 14), (28, 28), (31, 59), (60, 40), (200, 90), (1500, 2150)]:
    for rho in [0.0, 0.4, 0.8]:
        for missing in [0.0, 0.15]:
            if now > 1000 and (rho, missing) != (0.4, 0.15):
                continue
            extra = int(0.6 * max(before, now)) if missing else 0
            first = nights(before + extra, rho, random.uniform(2, 8), random.uniform(0.5, 3), missing)
            second = nights(now + extra, rho, random.uniform(2, 8), random.uniform(0.5, 3), missing)
            case(first, second)
case([5] * 14, [3] * 20)
case([0] * 28, [10] * 28)
case([0, 10] * 14, [10, 0] * 14)
case([0] * 7 + [10] * 7, [10] * 7 + [0] * 7)
for events in range(31):
    low = stats.chi2.ppf(0.025, 2 * events) / 2 if events else 0.0
    print(f"poisson {events} low={low:.9f} high={stats.chi2.ppf(0.975, 2 * events + 2) / 2:.9f}")
