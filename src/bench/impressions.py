"""Home pages of every customer of a file of tokens: bearer and impression of each offer, a line each, in mixed order.

impressions.py PORT tokens            with "codes" behind it: the customer's number and the codes of his offers instead
"""
import http.client
import json
import random
import sys
from concurrent.futures import ThreadPoolExecutor

BODY = json.dumps({"query": "{ home(channel: MOBILE_BANKING) { customerNo offers { code token } } }"})


def pages(tokens):
    connection = http.client.HTTPConnection("127.0.0.1", int(sys.argv[1]))
    for token in tokens:
        connection.request("POST", "/graphql", BODY, {"Content-Type": "application/json", "Authorization": "Bearer " + token})
        home = json.loads(connection.getresponse().read())["data"]["home"]
        if sys.argv[3:]:
            yield home["customerNo"] + "," + " ".join(offer["code"] for offer in home["offers"])
        else:
            yield from (token + " " + offer["token"] for offer in home["offers"])


tokens = open(sys.argv[2]).read().split()
with ThreadPoolExecutor(4) as pool:
    lines = [line for part in pool.map(lambda n: list(pages(tokens[n::4])), range(4)) for line in part]
random.seed(7)
random.shuffle(lines)
print("\n".join(lines))
