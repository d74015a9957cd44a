#!lua flags=allow-oom
-- Tells whether a Map Run is open still, and else counts it no more. One that was opened anew since
-- it was read stays as it is.
--
-- KEYS  1 open Map Runs, by when each was last known to be open
-- ARGV  1 the Map Run  2 that time as it was read  3 1 where it is open, else 0
if tonumber(redis.call('ZSCORE', KEYS[1], ARGV[1]) or -1) ~= tonumber(ARGV[2]) then
  return
end
if ARGV[3] == '1' then
  -- @include time
  redis.call('ZADD', KEYS[1], time, ARGV[1])
else
  redis.call('ZREM', KEYS[1], ARGV[1])
end
