# How often a 95 % range holds the truth when nothing changed: the table in src/trends/change.rs. Made once with NumPy 2.4.6 and
# SciPy 1.17.1, and not run by any test:
#   python3 tests/it/trends/coverage.py
import numpy as np
from scipy import stats

random = np.random.default_rng(1)


def steps(count, rho, pairs):
    noise = random.standard_normal((pairs, count + 50))
    level = np.zeros_like(noise)
    level[:, 0] = noise[:, 0]
    for night in range(1, count + 50):
        level[:, night] = rho * level[:, night - 1] + np.sqrt(1 - rho**2) * noise[:, night]
    return np.clip(np.rint(5 + 1.5 * level[:, 50:]), 0, 10).astype(int)


def group_count(nights):
    return min(8, max(4, nights // 7))


def ours(before, now):
    q = [group_count(part.shape[1]) for part in (before, now)]
    groups = [np.stack([g.mean(1) for g in np.array_split(part, k, axis=1)], 1) for part, k in zip((before, now), q)]
    error = np.hypot(*[stats.sem(g, axis=1) for g in groups])
    half = stats.t.ppf(0.975, min(q) - 1) * error
    return np.mean(np.abs(now.mean(1) - before.mean(1)) <= half + 1e-9)


def resampled(scores, times):
    block = round(len(scores) ** 0.5)
    starts = random.integers(0, len(scores), (times, -(-len(scores) // block)))
    places = (starts[:, :, None] + np.arange(block)) % len(scores)
    return scores[places.reshape(times, -1)[:, : len(scores)]]


def hodges_lehmann(before, now):
    return np.median(now[:, None] - before[None, :])


def bootstrap(before, now, statistic):
    held = 0
    for one, other in zip(before, now):
        values = [statistic(a, b) for a, b in zip(resampled(one, 300), resampled(other, 300))]
        low, high = np.quantile(values, [0.025, 0.975], method="inverted_cdf")
        held += low <= 0 <= high
    return held / len(before)


for nights, rho in [(14, 0.3), (14, 0.5), (14, 0.7), (28, 0.3), (28, 0.7), (84, 0.7)]:
    before, now = steps(nights, rho, 2000), steps(nights, rho, 2000)
    few = before[:200], now[:200]
    averages = bootstrap(*few, lambda a, b: b.mean() - a.mean())
    print(nights, rho, f"{ours(before, now):.1%} {averages:.1%} {bootstrap(*few, hodges_lehmann):.1%}", flush=True)
