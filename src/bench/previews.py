"""Asks for what each line of its input asks, so many at once; prints median, 95 % and the longest, in ms."""
import http.client
import os
import queue
import sys
import threading
import time

HEADERS = {"Content-Type": "application/json", "Authorization": "Bearer " + os.environ["TOKEN"]}
waiting, taken, refused = queue.SimpleQueue(), [], []


def ask():
    connection = http.client.HTTPConnection("127.0.0.1", int(sys.argv[1]))
    while not refused:
        try:
            body = waiting.get_nowait()
        except queue.Empty:
            return
        start = time.perf_counter()
        connection.request("POST", "/graphql", body.encode(), HEADERS)
        answer = connection.getresponse()
        text = answer.read()
        taken.append((time.perf_counter() - start) * 1000)
        if answer.status != 200 or b'"errors"' in text:
            refused.append(text)


for line in sys.stdin:
    waiting.put(line)
threads = [threading.Thread(target=ask) for _ in range(int(sys.argv[2]))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
if refused:
    sys.exit(refused[0].decode())
taken.sort()
print(f"{taken[len(taken) // 2]:.0f} {taken[len(taken) * 95 // 100]:.0f} {taken[-1]:.0f}")
