-- Sets the tags of an activity or of a state machine, which has them in its newest revision.
--
-- KEYS  1 activity, or revision  2 machine
-- ARGV  1 tags that it must have  2 tags that it gets  3 revision that must be the newest
-- Returns 1, or 0 where it is another revision, or has other tags
if KEYS[2] and redis.call('GET', KEYS[2]) ~= ARGV[3] then
  return 0
end
local tags = redis.call('HGET', KEYS[1], 'tags')
-- sent again, as its reply was lost
if tags == ARGV[2] then
  return 1
end
if tags ~= ARGV[1] then
  return 0
end
redis.call('HSET', KEYS[1], 'tags', ARGV[2])
return 1
