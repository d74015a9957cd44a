-- Reads which executions have ended so long ago, oldest first, and which were put off until now.
--
-- KEYS  1 ended executions, oldest first  2 those that were put off, by until when
-- ARGV  1 how long ago, ms   2 how many at most
-- Returns {time, entry, ...}
-- @include time
local found = redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', time, 'LIMIT', 0, ARGV[2])
if #found < tonumber(ARGV[2]) then
  for _, entry in ipairs(redis.call('LRANGE', KEYS[1], 0, ARGV[2] - #found - 1)) do
    local ended = string.match(entry, '^%+?(%d+) ')
    if not ended or ended + ARGV[1] > time then
      break
    end
    found[#found + 1] = entry
  end
end
return {time, unpack(found)}
