"""The longest statement that a server's log shows since a line, as a pgbench script: its values are put in as they were, but the
customer's number, which is drawn at random. statement.py server.log line"""
import re
import sys

log = open(sys.argv[1], encoding="utf-8").read().split("\n")[int(sys.argv[2]):]
found = []
for n, line in enumerate(log):
    executed = re.search(r"LOG:  execute [^:]*: (.*)", line)
    if not executed:
        continue
    text, rest = [executed[1]], n + 1
    while rest < len(log) and log[rest].startswith("\t"):
        text.append(log[rest][1:])
        rest += 1
    values = dict(re.findall(r"\$(\d+) = ('(?:[^']|'')*'|NULL)", log[rest])) if "DETAIL:" in log[rest] else {}
    found.append((" ".join(text), values))
text, values = max(found, key=lambda one: len(one[0]))
number = next(n for n, value in values.items() if re.fullmatch(r"'C\d{9}'", value))
values[number] = "('C' || lpad((:no)::text, 9, '0'))"
print("\\set no random(1, 1000000)")
print(re.sub(r"\$(\d+)", lambda use: values[use[1]], text) + ";")
