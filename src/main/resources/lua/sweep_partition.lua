#!lua flags=allow-oom
-- Removes executions that were kept long enough, and reads what is due in a partition. Where two
-- instances sweep one partition, each entry of the outbox still goes to one of them.
--
-- KEYS  1 deadlines  2 outbox  3 ended executions, oldest first  4 prefix of the partition's keys
--       5 answered calls, where it is time to forget some
-- ARGV  1 how far ahead deadlines are wanted, ms   2 how long executions are kept after their end, ms
-- Returns {{member, score, ...}, {entry, ...}}
-- @include time
local OUTBOX_LEASE = 10000 -- how long an entry is its owner's alone, ms
local CALL_MEMORY = 300000 -- how long an answered call is known, ms
local LIMIT = 200 -- entries of a kind, at the most: what is left is found by the next sweep

-- what ended is kept for a while: entries 'TIME STATUS MACHINE:NAME'
for _ = 1, LIMIT do
  local entry = redis.call('LINDEX', KEYS[3], 0)
  local ended, status, machine, name
  if entry then
    ended, status, machine, name = string.match(entry, '^(%d+) (%u) ([^:]+):(.+)$')
  end
  if not ended or ended + ARGV[2] > time then
    break
  end
  redis.call('LPOP', KEYS[3])
  redis.call('UNLINK', KEYS[4] .. 'x:' .. machine .. ':' .. name,
    KEYS[4] .. 'h:' .. machine .. ':' .. name)
  redis.call('ZREM', KEYS[4] .. 'i:' .. machine .. ':' .. status, name)
end
if KEYS[5] then
  redis.call('ZREMRANGEBYSCORE', KEYS[5], '-inf', time - CALL_MEMORY)
end

local lapsed = redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', time, 'LIMIT', 0, LIMIT)
for _, entry in ipairs(lapsed) do
  redis.call('ZADD', KEYS[2], time + OUTBOX_LEASE, entry)
end

local deadlines = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', time + ARGV[1], 'WITHSCORES',
  'LIMIT', 0, LIMIT)
return {deadlines, lapsed}
