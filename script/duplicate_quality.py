"""Measures how well duplicates are told from look-alikes: `PYTHONPATH=. python script/duplicate_quality.py [seed]`."""

import sys
from collections import Counter

from yingdan.customers.rules.duplicates import persons
from yingdan.customers.rules.duplicates.blocking import keys
from yingdan.customers.rules.duplicates.scoring import compare
from yingdan.customers.tests.labelled import pairs
from yingdan.customers.tests.labelled_people import people

THRESHOLDS = (0.15, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95)


def main(seed: int) -> None:
    """Prints precision, recall and F1 by threshold, wrong automatic merges, and where the errors are."""
    judged = [(pair, compare(one := pair.one.features(), other := pair.other.features()), keys(one) & keys(other))
              for pair in pairs(6000, seed)]  # fmt: skip
    print("threshold  precision  recall     F1")
    for threshold in THRESHOLDS:
        hit = sum(p.same and v.score >= threshold and bool(met) for p, v, met in judged)
        taken = sum(v.score >= threshold and bool(met) for _, v, met in judged)
        true = sum(p.same for p, _, _ in judged)
        precision, recall = hit / taken, hit / true
        print(f"{threshold:9.2f}  {precision:9.4f}  {recall:.4f}  {2 * precision * recall / (precision + recall):.4f}")
    wrong = [p for p, v, _ in judged if v.level == "same" and not p.same]
    print(f"automatic: {sum(v.level == 'same' for _, v, _ in judged)}, wrong: {len(wrong)}")
    print(f"true pairs that share no key: {sum(p.same and not met for p, _, met in judged)}")
    total = Counter((p.same, p.kind) for p, _, _ in judged)
    missed = Counter((p.same, p.kind) for p, v, met in judged if p.same and (v.score < 0.5 or not met))
    false = Counter((p.same, p.kind) for p, v, _ in judged if not p.same and v.score >= 0.5)
    for title, counted in (("missed", missed), ("false", false)):
        print(title, ", ".join(f"{kind[1]} {n}/{total[kind]}" for kind, n in counted.most_common(14)))
    _people(seed)


def _people(seed: int) -> None:
    judged = [
        (same, kind, persons.compare(one, other), bool(persons.keys(one) & persons.keys(other)))
        for one, other, same, kind in people(6000, seed)
    ]
    hit = sum(same and v.score >= 0.5 and met for same, _, v, met in judged)
    taken = sum(v.score >= 0.5 and met for _, _, v, met in judged)
    precision, recall = hit / taken, hit / sum(same for same, *_ in judged)
    f1 = 2 * precision * recall / (precision + recall)
    print(f"people: precision {precision:.4f}, recall {recall:.4f}, F1 {f1:.4f}")
    print("automatic, wrong:", sum(v.level == "same" and not same for same, _, v, _ in judged))
    errors = Counter(kind for same, kind, v, met in judged if same != (v.score >= 0.5 and met))
    print("errors", dict(errors.most_common(8)))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1)
