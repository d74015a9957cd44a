-- Reads how the queue of an activity stands.
--
-- KEYS  1 queue  2 leased tasks
-- ARGV  1 how many of the first tasks are wanted
-- Returns {number that wait, number of leased ones, task, since when it waits, ms, ...}; at least
--         the first task is there, where there is one
local first = redis.call('ZRANGE', KEYS[1], 0, math.max(ARGV[1] - 1, 0), 'WITHSCORES')
return {redis.call('ZCARD', KEYS[1]), redis.call('ZCARD', KEYS[2]), unpack(first)}
