"""Asks for one customer every 5 ms on one connection until its input ends; prints median, 99 % and the longest, in ms."""
import http.client
import json
import os
import random
import select
import sys
import time

TEXT = "query($no: String!) { customer(customerNo: $no) { customerNo name compositeTier { level { code } } } }"
HEADERS = {"Content-Type": "application/json", "Authorization": "Bearer " + os.environ["TOKEN"]}
connection = http.client.HTTPConnection("127.0.0.1", int(sys.argv[1]))
taken = []
while not select.select([sys.stdin], [], [], 0.005)[0]:
    body = json.dumps({"query": TEXT, "variables": {"no": f"C{random.randrange(1, 1000001):09d}"}})
    start = time.perf_counter()
    connection.request("POST", "/graphql", body, HEADERS)
    answer = connection.getresponse()
    if answer.status != 200 or b'"errors"' in answer.read():
        sys.exit("A customer was refused")
    taken.append((time.perf_counter() - start) * 1000)
taken.sort()
print(f"{taken[len(taken) // 2]:.1f} {taken[len(taken) * 99 // 100]:.1f} {taken[-1]:.1f} ms")
