-- Enters a run of an Express machine, and strikes others that have ended. A repeat of the call that
-- entered it changes nothing.
--
-- KEYS  1 records of runs  2 runs, by when their leases end
-- ARGV  1 run  2 its record  3 its input, where that is large, else empty  4.. runs that have ended
-- Returns {} where it is entered, {record, input} where it was before
-- @include time
local LEASE = 10000 -- how long a run is its owner's alone, ms
for i = 4, #ARGV do
  redis.call('HDEL', KEYS[1], ARGV[i], ARGV[i] .. ' i', ARGV[i] .. ' !')
  redis.call('ZREM', KEYS[2], ARGV[i])
end
local run = ARGV[1]
if redis.call('HSETNX', KEYS[1], run, ARGV[2]) == 0 then
  return redis.call('HMGET', KEYS[1], run, run .. ' i')
end
if ARGV[3] ~= '' then
  redis.call('HSET', KEYS[1], run .. ' i', ARGV[3])
end
redis.call('ZADD', KEYS[2], time + LEASE, run)
return {}
