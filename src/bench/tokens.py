"""Signed tokens of customers picked at random among a million, one a line: tokens.py how-many key.pem (openssl signs)."""
import base64
import json
import random
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor


def base64url(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def token(customer):
    now = int(time.time())
    claims = {"iss": "https://bank.example", "aud": "kequn", "sub": f"c{customer}", "upn": f"c{customer}", "groups": ["customer"],
              "customer_no": f"C{customer:09d}", "iat": now, "exp": now + 43200}
    content = ".".join(base64url(json.dumps(part, separators=(",", ":")).encode()) for part in ({"alg": "RS256", "typ": "JWT"}, claims))
    signature = subprocess.run(["openssl", "dgst", "-sha256", "-sign", sys.argv[2], "-binary"], input=content.encode(), capture_output=True, check=True)
    return content + "." + base64url(signature.stdout)


random.seed(7)
customers = random.sample(range(1, 1000001), int(sys.argv[1]))
with ThreadPoolExecutor(4) as pool:
    for line in pool.map(token, customers):
        print(line)
