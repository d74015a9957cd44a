-- Reads the newest revision of a state machine.
--
-- KEYS  1 machine
-- Returns its fields and values, {} where there is no such machine
local current = redis.call('GET', KEYS[1])
if not current then
  return {}
end
local fields = redis.call('HGETALL', KEYS[1] .. ':' .. current)
if #fields == 0 then
  return redis.error_reply('TRYAGAIN a Cluster moves the slot, and has not moved the revision yet')
end
return fields
