#!lua flags=allow-oom
-- Puts executions that have ended off, so that those behind them are read. One that has been redriven
-- since has another entry, and one that is gone has none.
--
-- KEYS  1 ended executions, oldest first  2 those that were put off, by until when
--       3 prefix of the partition's keys
-- ARGV  until when, ms, and the entry of each
-- @include closed_execution
for i = 1, #ARGV, 2 do
  local entry = ARGV[i + 1]
  local known = redis.call('ZSCORE', KEYS[2], entry) or redis.call('LREM', KEYS[1], 1, entry) > 0
  local closed = known and read_closed(entry)
  if closed and is_latest(KEYS[3], entry, closed) then
    redis.call('ZADD', KEYS[2], ARGV[i], entry)
  elseif known then
    redis.call('ZREM', KEYS[2], entry)
  end
end
