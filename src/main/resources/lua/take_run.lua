-- Reads a run of an Express machine that was left, and counts that.
--
-- KEYS  1 records of runs  2 runs, by when their leases end
-- ARGV  1 run
-- Returns {record, input, how often it was read so}, or {} where there is no such run
local run = ARGV[1]
local there = redis.call('HMGET', KEYS[1], run, run .. ' i')
if not there[1] then
  redis.call('ZREM', KEYS[2], run)
  return {}
end
return {there[1], there[2], redis.call('HINCRBY', KEYS[1], run .. ' !', 1)}
