-- Enters an instance among those that live, and strikes those that have given no sign of life.
--
-- KEYS  1 instances by their last signs of life
-- ARGV  1 instance  2 how long a sign of life holds, ms
-- Returns the instances that live
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('ZADD', KEYS[1], now, ARGV[1])
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - ARGV[2])
-- from before the clock was set back: whoever lives enters again
redis.call('ZREMRANGEBYSCORE', KEYS[1], '(' .. now, '+inf')
return redis.call('ZRANGE', KEYS[1], 0, -1)
