#!lua flags=allow-oom
-- Moves the deadline of a frame after a heartbeat: no event, no new fence. It is only put off: a
-- heartbeat that arrives behind a later one, on a connection that was held up, moves nothing.
--
-- KEYS  1 execution  2 deadlines
-- ARGV  1 expected fence  2 member  3 time, ms; 0 to leave it
-- Returns 1, or 0 where the execution is not as expected
local progress = redis.call('HGET', KEYS[1], 'p')
if not progress or string.sub(progress, 1, #ARGV[1] + 1) ~= ARGV[1] .. ' ' then
  return 0
end
if ARGV[3] ~= '0' then
  redis.call('ZADD', KEYS[2], 'GT', ARGV[3], ARGV[2])
end
return 1
