#!lua flags=allow-oom
-- Removes executions that were kept long enough.
--
-- KEYS  1 ended executions, oldest first  2 those that were put off, by until when
--       3 prefix of the partition's keys
-- ARGV  their entries
-- @include closed_execution
for _, entry in ipairs(ARGV) do
  local closed = read_closed(entry)
  -- the list is long, and what was put off is not in it
  local known = redis.call('ZREM', KEYS[2], entry) > 0 or redis.call('LREM', KEYS[1], 1, entry) > 0
  if known and closed then
    remove_closed(KEYS[3], entry, closed)
  end
end
