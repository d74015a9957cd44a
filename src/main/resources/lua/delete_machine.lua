-- Deletes a state machine. Its revision stays while an execution may need it.
--
-- KEYS  1 machine  2 revisions that have been replaced, by when they were
-- @include time
local current = redis.call('GET', KEYS[1])
if current then
  redis.call('ZADD', KEYS[2], time, current)
  redis.call('DEL', KEYS[1])
end
