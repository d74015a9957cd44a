-- Reads what is due in a partition, and removes executions that were kept long enough. Where two
-- instances sweep one partition, each entry of the outbox still goes to one of them.
--
-- KEYS  1 deadlines  2 outbox  3 ended executions, oldest first  4 prefix of the partition's keys
-- ARGV  1 now, ms  2 horizon of deadlines, ms  3 when an entry taken over lapses, ms
--       4 number of entries at most  5 executions that ended by then are kept no longer, ms
-- Returns {{member, score, ...}, {entry, ...}}
local limit = tonumber(ARGV[4])

local lapsed = redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', ARGV[1], 'LIMIT', 0, limit)
for _, entry in ipairs(lapsed) do
  redis.call('ZADD', KEYS[2], ARGV[3], entry)
end

local deadlines = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[2], 'WITHSCORES',
  'LIMIT', 0, limit)

-- what ended is kept for a while: entries 'TIME STATUS MACHINE:NAME'
for _ = 1, limit do
  local entry = redis.call('LINDEX', KEYS[3], 0)
  local time, status, machine, name = string.match(entry or '', '^(%d+) (%u) ([^:]+):(.+)$')
  if not time or tonumber(time) > tonumber(ARGV[5]) then
    break
  end
  redis.call('LPOP', KEYS[3])
  redis.call('UNLINK', KEYS[4] .. 'x:' .. machine .. ':' .. name,
    KEYS[4] .. 'h:' .. machine .. ':' .. name)
  redis.call('ZREM', KEYS[4] .. 'i:' .. machine .. ':' .. status, name)
end
return {deadlines, lapsed}
