-- Reads how an execution began and stands.
--
-- KEYS  1 execution
-- Returns {} nothing, {text} the packed form, {start, fence and progress, large input, large output}
local kind = redis.call('TYPE', KEYS[1]).ok
if kind == 'hash' then
  return redis.call('HMGET', KEYS[1], 's', 'p', '@i', '@o')
elseif kind == 'string' then
  return {redis.call('GET', KEYS[1])}
end
return {}
