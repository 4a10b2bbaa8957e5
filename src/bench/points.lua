-- pointsEarn, each posting with a key of its own: for one of the customers who are with the bank at random, or with HOT=1
-- always for the same; with MANY=1 a hundred in one call of pointsEarnMany. The token comes in TOKEN.
local hot = os.getenv("HOT") == "1"
local one = "mutation($i: PointsEarnInput!, $k: String!) { pointsEarn(input: $i, idempotencyKey: $k) "
  .. "{ transaction { id } balances { active } errors { code } } }"
local many = "mutation($r: [PointsEarnRequestInput!]!) { pointsEarnMany(requests: $r) { transaction { id } errors { code } } }"
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

local function posting()
  count = count + 1
  local customer = hot and 1 or 400 * math.random(0, 2499) + math.random(36, 400)
  return string.format('%s%d', name, count), string.format('{"customerNo":"C%09d","amount":"10"}', customer)
end

function request()
  if not os.getenv("MANY") then
    local key, input = posting()
    return wrk.format(nil, "/graphql", nil, string.format('{"query":"%s","variables":{"k":"%s","i":%s}}', one, key, input))
  end
  local requests = {}
  for i = 1, 100 do
    local key, input = posting()
    requests[i] = string.format('{"idempotencyKey":"%s","input":%s}', key, input)
  end
  return wrk.format(nil, "/graphql", nil,
    string.format('{"query":"%s","variables":{"r":[%s]}}', many, table.concat(requests, ",")))
end

function response(status, headers, body)
  if status ~= 200 or not body:find('"errors":%[%]') or body:find('"code"') then
    failed = failed + 1
    if failed == 1 then io.stderr:write(body, "\n") end
  end
end
