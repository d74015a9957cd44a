-- Creates an activity, unless the name is taken.
--
-- KEYS  1 activity
-- ARGV  fields and values
-- Returns the activity that the name has: {} where it is the new one
if redis.call('EXISTS', KEYS[1]) == 1 then
  return redis.call('HGETALL', KEYS[1])
end
redis.call('HSET', KEYS[1], unpack(ARGV))
return {}
