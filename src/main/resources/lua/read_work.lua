-- Reads which tasks of an activity workers have.
--
-- KEYS  1 tasks that workers have
-- ARGV  1 how many of the oldest are wanted
-- Returns {their number, task, since when, ms, ...}
return {redis.call('ZCARD', KEYS[1]),
  unpack(redis.call('ZRANGE', KEYS[1], 0, ARGV[1] - 1, 'WITHSCORES'))}
