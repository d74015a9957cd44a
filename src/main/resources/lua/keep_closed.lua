-- Puts executions that have ended off, so that those behind them are read.
--
-- KEYS  1 ended executions, oldest first  2 those that were put off, by until when
-- ARGV  until when, ms, and the entry of each
for i = 1, #ARGV, 2 do
  redis.call('ZADD', KEYS[2], ARGV[i], ARGV[i + 1])
  redis.call('LREM', KEYS[1], 1, ARGV[i + 1])
end
