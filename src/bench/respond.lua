-- offerRespond: SHOWN to one impression after the other of IMPRESSIONS (a file of bearer token and impression a line), each once.
local text = "mutation Respond($r: [OfferResponseInput!]!) { offerRespond(responses: $r) { results { status errors { code } } errors { code } } }"
local lines, next_one, failed = {}, 0, 0

function init()
  for line in io.lines(os.getenv("IMPRESSIONS")) do lines[#lines + 1] = line end
end

function request()
  next_one = next_one % #lines + 1
  local bearer, impression = lines[next_one]:match("(%S+) (%S+)")
  return wrk.format("POST", "/graphql", { ["Content-Type"] = "application/json", ["Authorization"] = "Bearer " .. bearer },
    string.format('{"query":"%s","variables":{"r":[{"token":"%s","response":"SHOWN"}]}}', text, impression))
end

function response(status, headers, answer)
  if status ~= 200 or not answer:find('"status":"RECORDED"') then
    failed = failed + 1
    if failed == 1 then io.stderr:write(answer, "\n") end
  end
end
