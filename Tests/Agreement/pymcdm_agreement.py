"""Ranks random matrices with `plumbline serve` and with pymcdm and compares every score.

Usage: pymcdm_agreement.py PLUMBLINE [MATRICES [SEED]]
"""
import json
import subprocess
import sys
import warnings
from importlib.metadata import version

import numpy as np
from pymcdm import methods, normalizations, weights as weighting

warnings.simplefilter("ignore")  # pymcdm warns of every dominated option
TOLERANCE = 1e-9
SHAPES = {"usual": "usual", "step": "ushape", "v-shape": "vshape", "level": "level", "linear": "vshape_2"}


def matrix(random):
    rows, columns = random.integers(2, 12), random.integers(1, 9)
    values = random.uniform(0.1, 100, (rows, columns))
    if random.random() < 0.3:
        values = np.ceil(values)  # ties
        while any(len(set(column)) == 1 for column in values.T):
            values = np.ceil(random.uniform(0.1, 100, (rows, columns)))
    types = random.choice([-1, 1], columns)
    share = random.dirichlet(np.ones(columns))
    return values, types, share


def ranged(values, random):
    """Fixed ends that hold every value."""
    return np.array([[c.min() - random.uniform(0, 10), c.max() + random.uniform(0, 10)] for c in values.T])


def document(values, types, share, shape, thresholds, bounds, topsis, by):
    criteria = []
    for column, kind in enumerate(types):
        criterion = {"id": f"c{column}", "direction": "maximise" if kind == 1 else "minimise", "function": shape}
        if by == "stated":
            criterion["weight"] = share[column]
        if shape in ("step", "linear", "level"):
            criterion["indifference"] = thresholds[column][0]
        if shape in ("v-shape", "linear", "level"):
            criterion["preference"] = thresholds[column][1]
        if bounds is not None:
            criterion["range"] = list(bounds[column])
        criteria.append(criterion)
    return {
        "format": "plumbline-matrix/1",
        "criteria": criteria,
        "alternatives": [{"id": f"a{row}", "values": list(line)} for row, line in enumerate(values)],
        "weights": by,
        "methods": {"topsis": {"normalisation": topsis}},
    }


def expected(values, types, share, shape, thresholds, bounds, topsis):
    norm = {"vector": normalizations.vector_normalization, "min-max": normalizations.minmax_normalization}[topsis]
    q, p = thresholds.T
    found = {
        ("topsis", "scores"): methods.TOPSIS(norm)(values, share, types),
        ("vikor", "q"): methods.VIKOR()(values, share, types) if len(values) > 1 else None,
        ("promethee-ii", "net"): methods.PROMETHEE_II(SHAPES[shape], p=p, q=q)(values, share, types),
        ("marcos", "scores"): methods.MARCOS()(values, share, types),
    }
    # COPRAS is left out: in pymcdm 1.4.0 the second term of the significance cancels to the unwanted shares themselves, so
    # that a dearer option gains. Ours is held against Uysal and İnan's printed figures in ComparisonTests.
    if bounds is None:
        found["weighted-sum", "scores"] = methods.WSM(normalizations.minmax_normalization)(values, share, types)
        found["weighted-product", "scores"] = methods.WPM(normalizations.linear_normalization)(values, share, types)
    else:
        found["weighted-sum", "scores"] = 1 - methods.SPOTIS(bounds)(values, share, types)
    return found


def main():
    program, count = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else int(np.random.SeedSequence().entropy % 2**32)
    random = np.random.default_rng(seed)
    cases, lines = [], []
    for number in range(count):
        values, types, share = matrix(random)
        shape = random.choice(list(SHAPES))
        spread = values.max(axis=0) - values.min(axis=0)
        thresholds = np.sort(random.uniform(0.05, 0.6, (len(types), 2)), axis=1) * spread[:, None]
        bounds = ranged(values, random) if random.random() < 0.5 else None
        topsis = random.choice(["vector", "min-max"])
        by = random.choice(["stated", "equal", "entropy"])
        weights = {
            "stated": lambda: share,
            "equal": lambda: weighting.equal_weights(values),
            "entropy": lambda: weighting.entropy_weights(values),
        }[by]()
        cases.append(expected(values, types, weights, shape, thresholds, bounds, topsis))
        params = {"matrix": document(values, types, share, shape, thresholds, bounds, topsis, by)}
        lines.append(json.dumps({"jsonrpc": "2.0", "id": number, "method": "rank", "params": params}))
    answers = subprocess.run(
        [program, "serve"], input="\n".join(lines) + "\n", capture_output=True, text=True, check=True, timeout=300).stdout
    answers = {answer["id"]: answer for answer in map(json.loads, answers.splitlines())}
    worst, compared = {}, 0
    for number, case in enumerate(cases):
        answer = answers[number]
        if "error" in answer:
            sys.exit(f"seed {seed}, matrix {number}: {answer['error']['message']}")
        told = answer["result"]["ranking"]["methods"]
        for (method, figure), scores in case.items():
            if scores is None or not np.all(np.isfinite(scores)):
                continue  # pymcdm divides by zero where nothing separates the options
            ours = np.array(list(told[method][figure].values()))
            compared += len(ours)
            worst[method] = max(worst.get(method, 0), float(np.max(np.abs(ours - scores))))
    for method, difference in sorted(worst.items()):
        print(f"  {method:18} largest difference {difference:.1e}")
    if max(worst.values()) > TOLERANCE:
        sys.exit(f"agreement with pymcdm: FAILED, more than {TOLERANCE} apart (seed {seed})")
    print(f"agreement with pymcdm {version('pymcdm')}: {count} matrices, {compared} scores within {TOLERANCE} (seed {seed})")


main()
