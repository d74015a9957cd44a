-- Moves the deadline of a frame after a heartbeat: no event, no new fence.
--
-- KEYS  1 execution  2 deadlines
-- ARGV  1 expected fence  2 member  3 time, ms
-- Returns 1, or 0 where the execution is not as expected
if redis.call('HGET', KEYS[1], 'v') ~= ARGV[1] then
  return 0
end
redis.call('ZADD', KEYS[2], ARGV[3], ARGV[2])
return 1
