"""Reads a table with pandas and says how long that took, the start of Python not counted. load_pandas.py TABLE.csv"""
import sys
import time

import pandas

start = time.perf_counter()
table = pandas.read_csv(sys.argv[1])
print(f"read {len(table)} rows in {time.perf_counter() - start:.3f} s", file=sys.stderr)
