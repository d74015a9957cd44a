#!lua flags=allow-oom
-- Says when to look again after the replaced revisions of a machine, if none was replaced meanwhile:
-- then it is to be looked at soon.
--
-- KEYS  1 machines with replaced revisions, by when to look after them
-- ARGV  1 machine  2 when it was to be looked at, ms  3 when it is to be looked at again, ms; empty
--       where it has none any more
if tonumber(redis.call('ZSCORE', KEYS[1], ARGV[1]) or -1) ~= tonumber(ARGV[2]) then
  return
end
if ARGV[3] == '' then
  redis.call('ZREM', KEYS[1], ARGV[1])
else
  redis.call('ZADD', KEYS[1], ARGV[3], ARGV[1])
end
