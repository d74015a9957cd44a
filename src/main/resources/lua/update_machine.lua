-- Makes a revision the newest of a state machine, with the tags of the one before it. That one stays
-- while an execution may need it, or as a version.
--
-- KEYS  1 machine  2 revision  3 revisions that have been replaced, by when they were  4 versions
--       5 revision that must be the newest
-- ARGV  1 id of that one  2 revision id  3.. fields and values of the revision
-- Returns 1, or 0 where another revision is the newest, or the machine is being deleted
-- @include time
local newest = redis.call('GET', KEYS[1])
-- sent again, as its reply was lost
if newest == ARGV[2] then
  return 1
end
if newest ~= ARGV[1]
  or redis.call('HEXISTS', KEYS[5], 'deleting') == 1 then
  return 0
end
redis.call('HSET', KEYS[2], unpack(ARGV, 3))
redis.call('HSET', KEYS[2], 'tags', redis.call('HGET', KEYS[5], 'tags'))
if redis.call('HEXISTS', KEYS[4], 'r' .. ARGV[1]) == 0 then
  redis.call('ZADD', KEYS[3], time, ARGV[1])
end
redis.call('SET', KEYS[1], ARGV[2])
return 1
