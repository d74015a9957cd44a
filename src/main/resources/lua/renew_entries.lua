#!lua flags=allow-oom
-- Keeps entries of the outbox from being taken over, where they still stand. Without it calls that
-- are on their way would be made again where memory is out.
--
-- KEYS  1 outbox
-- ARGV  1 end of their lease, ms  2.. entries
for i = 2, #ARGV do
  redis.call('ZADD', KEYS[1], 'XX', ARGV[1], ARGV[i])
end
