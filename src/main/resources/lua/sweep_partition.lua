#!lua flags=allow-oom
-- Removes executions that were kept long enough, and reads what is due in a partition. Where two
-- instances sweep one partition, each entry of the outbox still goes to one of them.
--
-- KEYS  1 deadlines  2 outbox  3 ended executions, oldest first  4 prefix of the partition's keys
--       5 answered calls, where it is time to forget some
-- ARGV  1 how far ahead deadlines are wanted, ms   2 how long executions are kept after their end, ms
-- Returns {deadlines {member, score, ...}, those that are overdue likewise, lapsed {entry, ...},
--         lapsed runs of Express machines {run, ...}, entries of ended executions that make no sense
--         {entry, ...}: those are put off}
-- @include time
local OUTBOX_LEASE = 10000 -- how long an entry is its owner's alone, ms
local CALL_MEMORY = 300000 -- how long an answered call is known, ms
local OVERDUE = 3000 -- after so long a deadline was not met because something is wrong, ms
local AGAIN = 5000 -- after so long what is overdue comes again, ms
local LIMIT = 200 -- entries of a kind, at the most: what is left is found by the next sweep

-- @include closed_execution
local unreadable = {}
for _ = 1, LIMIT do
  local entry = redis.call('LINDEX', KEYS[3], 0)
  local closed = entry and read_closed(entry)
  if not entry or closed and closed.ended + ARGV[2] > time then
    break
  elseif closed then
    redis.call('LPOP', KEYS[3])
    remove_closed(KEYS[4], entry, closed)
  else
    -- what is behind it does not wait for it
    put_off_unreadable(KEYS[3], KEYS[4] .. 'k', entry, time)
    unreadable[#unreadable + 1] = entry
  end
end
if KEYS[5] then
  redis.call('ZREMRANGEBYSCORE', KEYS[5], '-inf', time - CALL_MEMORY)
end

local function take_lapsed(key)
  local lapsed = redis.call('ZRANGEBYSCORE', key, '-inf', time, 'LIMIT', 0, LIMIT)
  for _, entry in ipairs(lapsed) do
    redis.call('ZADD', key, time + OUTBOX_LEASE, entry)
  end
  return lapsed
end
local lapsed, lapsed_runs = take_lapsed(KEYS[2]), take_lapsed(KEYS[4] .. 'r')

-- what has passed and what is to come: neither keeps the other waiting
local passed = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', time, 'WITHSCORES', 'LIMIT', 0, LIMIT)
local deadlines, overdue = {}, {}
local late = KEYS[4] .. 'l'
local any_late = redis.call('EXISTS', late) == 1
for i = 1, #passed, 2 do
  local member, due = passed[i], passed[i + 1]
  if time - due < OVERDUE and not (any_late and redis.call('ZSCORE', late, member) == due) then
    deadlines[#deadlines + 1] = member
    deadlines[#deadlines + 1] = due
  else
    local of, frame = string.match(member, '^(%S+) (%S+)$')
    local field = frame == '-1' and 'p' or frame
    if redis.pcall('HEXISTS', KEYS[4] .. 'x:' .. of, field) == 1 then
      -- a commit that goes by it takes it for passed, unless a heartbeat moves it
      redis.call('ZADD', KEYS[1], time + AGAIN, member)
      redis.call('ZADD', late, time + AGAIN, member)
      overdue[#overdue + 1] = member
      overdue[#overdue + 1] = due
    else
      redis.call('ZREM', KEYS[1], member)
    end
  end
end
if any_late then
  redis.call('ZREMRANGEBYSCORE', late, '-inf', time)
end
local to_come = redis.call('ZRANGEBYSCORE', KEYS[1], '(' .. time, time + ARGV[1], 'WITHSCORES',
  'LIMIT', 0, LIMIT)
for _, each in ipairs(to_come) do
  deadlines[#deadlines + 1] = each
end
return {deadlines, overdue, lapsed, lapsed_runs, unreadable}
