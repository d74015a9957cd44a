#!lua flags=allow-oom
-- Has somebody look after a machine with replaced revisions, or one that is to be deleted, soon.
--
-- KEYS  1 machines with replaced revisions, by when to look after them
-- ARGV  1 machine
redis.call('ZADD', KEYS[1], 0, ARGV[1])
