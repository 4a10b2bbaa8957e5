-- home for one of the customers of TOKENS (a file with a token a line) at random. With RATE, requests a second over all
-- connections are held to about that.
local text = "query Home($channel: OfferChannel!) { home(channel: $channel) { customerNo name compositeTier { code name } "
  .. "serviceTier { code name } points { active expiring } offers { code title body action locale pictureUrl productCode campaign "
  .. "lastDay token } enrolments { campaign name round step stepName waitsSince points reward } } }"
local body = '{"query":"' .. text .. '","variables":{"channel":"MOBILE_BANKING"}}'
local rate = tonumber(os.getenv("RATE"))
local connections = tonumber(os.getenv("CONNECTIONS") or "32")
local tokens, failed = {}, 0

function setup(thread)
  thread:set("seed", math.random(1000000000) + os.time())
end

function init()
  math.randomseed(seed)
  for line in io.lines(os.getenv("TOKENS")) do tokens[#tokens + 1] = line end
end

function delay()
  return rate and -math.log(1 - math.random()) * connections / rate * 1000 or 0
end

function request()
  return wrk.format("POST", "/graphql", { ["Content-Type"] = "application/json",
    ["Authorization"] = "Bearer " .. tokens[math.random(#tokens)] }, body)
end

function response(status, headers, answer)
  if status ~= 200 or not answer:find('"offers":%[') or answer:find('"errors"') then
    failed = failed + 1
    if failed == 1 then io.stderr:write(answer, "\n") end
  end
end
