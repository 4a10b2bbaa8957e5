-- The same page from PostGraphile: with OPEN=1 the number is an argument and nobody asks for a token, else it is that of one of the
-- customers of TOKENS at random.
local open = os.getenv("OPEN") == "1"
local tokens, failed = {}, 0

function setup(thread)
  thread:set("seed", math.random(1000000000) + os.time())
end

function init()
  math.randomseed(seed)
  for line in io.lines(os.getenv("TOKENS")) do tokens[#tokens + 1] = line end
end

function request()
  if open then
    return wrk.format("POST", "/graphql", { ["Content-Type"] = "application/json" }, string.format(
      '{"query":"query Home($c: String!, $n: String!) { home(customer: $n, channel: $c) }","variables":{"c":"MOBILE_BANKING","n":"C%09d"}}',
      math.random(1000000)))
  end
  return wrk.format("POST", "/graphql", { ["Content-Type"] = "application/json", ["Authorization"] = "Bearer " .. tokens[math.random(#tokens)] },
    '{"query":"query Home($c: String!) { myHome(channel: $c) }","variables":{"c":"MOBILE_BANKING"}}')
end

function response(status, headers, answer)
  if status ~= 200 or not answer:find('customerNo') or answer:find('"errors"') then
    failed = failed + 1
    if failed == 1 then io.stderr:write(answer, "\n") end
  end
end
