-- Reads the newest revision of a state machine.
--
-- KEYS  1 machine
-- Returns its fields and values, {} where there is no such machine
local current = redis.call('GET', KEYS[1])
if not current then
  return {}
end
return redis.call('HGETALL', KEYS[1] .. ':' .. current)
