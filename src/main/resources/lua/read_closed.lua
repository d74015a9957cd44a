#!lua flags=allow-oom
-- Reads which executions have ended so long ago, oldest first, and which were put off until now. An
-- entry that makes no sense is among them, and is put off, so that it keeps up nothing behind it.
--
-- KEYS  1 ended executions, oldest first  2 those that were put off, by until when
-- ARGV  1 how long ago, ms   2 how many at most
-- Returns {time, entry, ...}
-- @include time
-- @include closed_execution
local most = tonumber(ARGV[2])
local found = redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', time, 'LIMIT', 0, most)
if #found < most then
  for _, entry in ipairs(redis.call('LRANGE', KEYS[1], 0, most - #found - 1)) do
    local closed = read_closed(entry)
    if closed and closed.ended + ARGV[1] > time then
      break
    end
    found[#found + 1] = entry
  end
end
for _, entry in ipairs(found) do
  if not read_closed(entry) then
    put_off_unreadable(KEYS[1], KEYS[2], entry, time)
  end
end
return {time, unpack(found)}
