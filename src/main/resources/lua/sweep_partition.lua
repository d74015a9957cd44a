-- Takes or renews the lease of a partition, and reads what is due in it. Removes executions that
-- were kept long enough.
--
-- KEYS  1 lease  2 deadlines  3 outbox  4 ended executions, oldest first
--       5 prefix of the partition's keys
-- ARGV  1 instance  2 length of the lease, ms  3 now, ms  4 horizon of deadlines, ms
--       5 when a duty taken over lapses, ms  6 number of entries at most  7 executions that ended by then
--       are kept no longer, ms
-- Returns {0} the partition is another's, {1, {member, score, ...}, {duty, ...}}
local owner = redis.call('GET', KEYS[1])
if owner and owner ~= ARGV[1] then
  return {0}
end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
local limit = tonumber(ARGV[6])

local duties = redis.call('ZRANGEBYSCORE', KEYS[3], '-inf', ARGV[3], 'LIMIT', 0, limit)
for _, duty in ipairs(duties) do
  redis.call('ZADD', KEYS[3], ARGV[5], duty)
end

local deadlines = redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', ARGV[4], 'WITHSCORES',
  'LIMIT', 0, limit)

-- what ended is kept for a while: entries 'TIME STATUS MACHINE:NAME'
for _ = 1, limit do
  local entry = redis.call('LINDEX', KEYS[4], 0)
  local time, status, machine, name = string.match(entry or '', '^(%d+) (%u) ([^:]+):(.+)$')
  if not time or tonumber(time) > tonumber(ARGV[7]) then
    break
  end
  redis.call('LPOP', KEYS[4])
  redis.call('UNLINK', KEYS[5] .. 'x:' .. machine .. ':' .. name,
    KEYS[5] .. 'h:' .. machine .. ':' .. name)
  redis.call('ZREM', KEYS[5] .. 'i:' .. machine .. ':' .. status, name)
end
return {1, deadlines, duties}
