"""What JioNLP and Recognizers-Text find, run by `bench_peers.py` in an environment of their own.

    python peers_worker.py cases < CASES > FOUND     cases: [{dimension, text, reference}], one JSON list
    python peers_worker.py speed TEXTS               seconds of jionlp's extract_money over a JSON list of texts

It imports nothing of this project.
"""

import contextlib
import io
import json
import sys
import time
from datetime import datetime
from pathlib import Path

CURRENCIES = {
    "元": "CNY", "美元": "USD", "欧元": "EUR", "港元": "HKD", "日元": "JPY", "英镑": "GBP", "澳元": "AUD", "加元": "CAD", "新加坡元": "SGD", "新台币": "TWD",
    "澳门元": "MOP", "韩元": "KRW", "卢布": "RUB", "泰铢": "THB", "瑞士法郎": "CHF", "越南盾": "VND", "比索": "PHP",
}  # fmt: skip
WIDER = {"over": "low", "at_least": "low", "under": "high", "at_most": "high"}


def jionlp_money(jio, text):
    for one in jio.ner.extract_money(text, with_parsing=True):
        detail = one.get("detail") or {}
        number = detail.get("num")
        bounds = number if isinstance(number, list) else [number, number]
        yield {
            "start": one["offset"][0], "end": one["offset"][1], "value": None if isinstance(number, list) else number,
            "low": bounds[0], "high": bounds[1], "unit": "", "currency": CURRENCIES.get(detail.get("case"), str(detail.get("case"))),
            "kind": "money",
        }  # fmt: skip


def jionlp_time(jio, text, reference):
    base = {}
    if reference:
        base = dict(zip(("year", "month", "day"), map(int, reference.split("-")), strict=False))
    for one in jio.ner.extract_time(text, time_base=base or time.time(), with_parsing=True):
        span = (one.get("detail") or {}).get("time")
        if isinstance(span, list) and all(isinstance(moment, str) for moment in span):
            first, last = ("" if "inf" in moment else moment[:10] for moment in span)
            yield {"start": one["offset"][0], "end": one["offset"][1], "first": first, "last": last}


def recognized(dimension, text, reference):
    import recognizers_date_time as dates
    import recognizers_number as numbers
    import recognizers_number_with_unit as units

    culture = numbers.Culture.Chinese
    if dimension in ("date", "period"):
        moment = datetime(*([int(part) for part in reference.split("-")] + [1, 1])[:3]) if reference else datetime.now()
        for one in dates.recognize_datetime(text, culture, reference=moment):
            for value in (one.resolution or {}).get("values", []):
                first, last = value.get("start") or value.get("value"), value.get("end") or value.get("value")
                yield {"start": one.start, "end": one.end + 1, "first": (first or "")[:10], "last": (last or "")[:10]}
        return
    models = {
        "number": [numbers.recognize_number], "ordinal": [numbers.recognize_ordinal], "percent": [numbers.recognize_percentage],
        "money": [units.recognize_currency], "count": [units.recognize_dimension, units.recognize_age, units.recognize_temperature],
    }[dimension]  # fmt: skip
    for model in models:
        for one in model(text, culture):
            value = str((one.resolution or {}).get("value") or "").replace("%", "")
            unit = (one.resolution or {}).get("unit") or ""
            yield {
                "start": one.start, "end": one.end + 1, "value": value or None, "low": value or None, "high": value or None,
                "unit": "%" if dimension == "percent" else unit, "currency": ((one.resolution or {}).get("isoCurrency") or unit) if dimension == "money" else "",
                "kind": {"percent": "ratio", "money": "money", "count": "measure"}.get(dimension, ""),
            }  # fmt: skip


def cases():
    found = {"jionlp": [], "recognizers": []}
    import jionlp as jio

    for case in json.load(sys.stdin):
        for name in found:
            rows, error = None, ""
            try:
                with contextlib.redirect_stdout(io.StringIO()):
                    if name == "recognizers":
                        rows = list(recognized(case["dimension"], case["text"], case["reference"]))
                    elif case["dimension"] == "money":
                        rows = list(jionlp_money(jio, case["text"]))
                    elif case["dimension"] in ("date", "period"):
                        rows = list(jionlp_time(jio, case["text"], case["reference"]))
            except Exception as problem:
                rows, error = [], f"{type(problem).__name__}: {problem}"
            found[name].append({"rows": rows, "error": error})
    return found


def speed(path):
    import jionlp as jio

    texts = json.loads(Path(path).read_text(encoding="utf-8"))
    jio.ner.extract_money("花了3万元")
    best = float("inf")
    for _ in range(3):
        begun = time.perf_counter()
        for text in texts:
            jio.ner.extract_money(text)
        best = min(best, time.perf_counter() - begun)
    return best


if __name__ == "__main__":
    with contextlib.redirect_stdout(io.StringIO()):
        answer = cases() if sys.argv[1] == "cases" else speed(sys.argv[2])
    json.dump(answer, sys.stdout, ensure_ascii=False)
