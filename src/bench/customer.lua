-- One customer with his tiers, picked at random among a million; the token comes in TOKEN.
local text = "query($no: String!) { customer(customerNo: $no) { customerNo name branch { name } "
  .. "compositeTier { level { code rank name } averageAum averageLoan period } serviceTier { level { code } } } }"
local failed = 0

function setup(thread)
  thread:set("seed", math.random(1000000000))
end

function init()
  math.randomseed(seed)
  wrk.method = "POST"
  wrk.headers["Content-Type"] = "application/json"
  wrk.headers["Authorization"] = "Bearer " .. os.getenv("TOKEN")
end

function request()
  return wrk.format(nil, "/graphql", nil, string.format(
    '{"query":"%s","variables":{"no":"C%09d"}}', text, math.random(1000000)))
end

function response(status, headers, body)
  if status ~= 200 or not body:find('"compositeTier":') or body:find('"errors"') then
    failed = failed + 1
    if failed == 1 then io.stderr:write(body, "\n") end
  end
end
