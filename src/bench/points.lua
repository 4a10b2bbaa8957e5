-- pointsEarn, each request with a key of its own: for one of the customers who are with the bank at random, or with HOT=1 always for the
-- same; the token comes in TOKEN.
local text = "mutation($i: PointsEarnInput!, $k: String!) { pointsEarn(input: $i, idempotencyKey: $k) "
  .. "{ transaction { id } balances { active } errors { code } } }"
local hot = os.getenv("HOT") == "1"
local failed, count = 0, 0

function setup(thread)
  thread:set("seed", math.random(1000000000) + os.time())
end

function init()
  math.randomseed(seed)
  name = string.format("%d-%d-", seed, math.random(1000000000))
  wrk.method = "POST"
  wrk.headers["Content-Type"] = "application/json"
  wrk.headers["Authorization"] = "Bearer " .. os.getenv("TOKEN")
end

function request()
  count = count + 1
  return wrk.format(nil, "/graphql", nil, string.format(
    '{"query":"%s","variables":{"k":"%s%d","i":{"customerNo":"C%09d","amount":"10"}}}',
    text, name, count, hot and 1 or 400 * math.random(0, 2499) + math.random(36, 400)))
end

function response(status, headers, body)
  if status ~= 200 or not body:find('"errors":%[%]') then
    failed = failed + 1
    if failed == 1 then io.stderr:write(body, "\n") end
  end
end
