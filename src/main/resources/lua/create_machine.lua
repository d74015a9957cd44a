-- Creates a state machine with its first revision, unless the name is taken.
--
-- KEYS  1 machine  2 revision
-- ARGV  1 revision id  2.. fields and values of the revision
-- Returns the revision that the name has: {} where it is the new one
local current = redis.call('GET', KEYS[1])
if current then
  return redis.call('HGETALL', KEYS[1] .. ':' .. current)
end
redis.call('HSET', KEYS[2], unpack(ARGV, 2))
redis.call('SET', KEYS[1], ARGV[1])
return {}
