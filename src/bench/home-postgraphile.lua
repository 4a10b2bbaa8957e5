-- The same page from PostGraphile, which checks no token: the number is an argument.
local failed = 0

function setup(thread)
  thread:set("seed", math.random(1000000000) + os.time())
end

function init()
  math.randomseed(seed)
end

function request()
  return wrk.format("POST", "/graphql", { ["Content-Type"] = "application/json" }, string.format(
    '{"query":"query Home($c: String!, $n: String!) { home(customer: $n, channel: $c) }","variables":{"c":"MOBILE_BANKING","n":"C%09d"}}',
    math.random(1000000)))
end

function response(status, headers, answer)
  if status ~= 200 or not answer:find('customerNo') or answer:find('"errors"') then
    failed = failed + 1
    if failed == 1 then io.stderr:write(answer, "\n") end
  end
end
