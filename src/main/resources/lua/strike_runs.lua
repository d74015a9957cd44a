#!lua flags=allow-oom
-- Strikes runs of Express machines that have ended.
--
-- KEYS  1 records of runs  2 runs, by when their leases end
-- ARGV  runs
for _, run in ipairs(ARGV) do
  redis.call('HDEL', KEYS[1], run, run .. ' i', run .. ' !')
  redis.call('ZREM', KEYS[2], run)
end
