-- Makes a revision the newest of a state machine. The one before it stays while an execution may need
-- it.
--
-- KEYS  1 machine  2 revision  3 revisions that have been replaced, by when they were
-- ARGV  1 revision that must be the newest  2 revision id  3.. fields and values of the revision
-- Returns 1, or 0 where another revision is the newest, or the machine is being deleted
-- @include time
if redis.call('GET', KEYS[1]) ~= ARGV[1]
  or redis.call('HEXISTS', KEYS[1] .. ':' .. ARGV[1], 'deleting') == 1 then
  return 0
end
redis.call('HSET', KEYS[2], unpack(ARGV, 3))
redis.call('ZADD', KEYS[3], time, ARGV[1])
redis.call('SET', KEYS[1], ARGV[2])
return 1
