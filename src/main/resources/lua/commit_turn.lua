-- Writes a turn of an execution in its hash form, all of it or nothing.
--
-- KEYS  1 execution  2 history  3 deadlines  4 outbox  5 index it stands in  6 index it goes to
--       7 answered calls  8 ended executions, oldest first
-- ARGV  1 expected fence, empty where there must be no execution   2 the fence it gets
--       3 now, ms
--       4 history entry, empty for none
--       5 mark of a created execution, 'c', or of an ended one, 'e', or of both, 'ce'; empty for none
--       6 start date, ms    7 name of the execution    8 entry among the ended ones; empty for none
--       9 time that answered calls are kept from, ms
--       10.. numbers of the lists below, then the lists:
--         a  fields and values to set       b  fields to delete
--         c  scores and members of deadlines to set   d  members to clear
--         e  scores and members of duties to add      f  members to strike
--         g  members of deadlines that must have passed
--         h  answered calls
-- Returns {1} committed, {2, member, score} a deadline has not passed,
--         {0, ...} another fence, with what stands there
-- @include execution_content

local CHUNK = 4000 -- even, and well below what unpack() takes

local function call(command, key, from, count)
  local last = from + count - 1
  for first = from, last, CHUNK do
    redis.call(command, key, unpack(ARGV, first, math.min(first + CHUNK - 1, last)))
  end
end

local execution, expected, fence = KEYS[1], ARGV[1], ARGV[2]
local found
if expected == '' then
  found = redis.call('EXISTS', execution) == 1
  if found and redis.call('TYPE', execution).ok == 'hash'
      and redis.call('HGET', execution, 'v') == fence then
    return {1}
  end
  if found then
    return {0, content(execution)}
  end
else
  found = redis.call('HGET', execution, 'v')
  if found == fence then
    return {1}
  end
  if found ~= expected then
    return {0, content(execution)}
  end
end

local counts, lists = {}, {}
local place = 18
for i = 1, 8 do
  counts[i] = tonumber(ARGV[9 + i])
  lists[i] = place
  place = place + counts[i]
end

for i = lists[7], lists[7] + counts[7] - 1 do
  local due = redis.call('ZSCORE', KEYS[3], ARGV[i])
  if due and tonumber(due) > tonumber(ARGV[3]) then
    return {2, ARGV[i], due}
  end
end

call('HSET', execution, lists[1], counts[1])
call('HDEL', execution, lists[2], counts[2])
call('ZADD', KEYS[3], lists[3], counts[3])
call('ZREM', KEYS[3], lists[4], counts[4])
call('ZADD', KEYS[4], lists[5], counts[5])
call('ZREM', KEYS[4], lists[6], counts[6])
if ARGV[4] ~= '' then
  redis.call('RPUSH', KEYS[2], ARGV[4])
end
if ARGV[5] == 'e' then
  redis.call('ZREM', KEYS[5], ARGV[7])
end
if ARGV[5] ~= '' then
  redis.call('ZADD', KEYS[6], ARGV[6], ARGV[7])
end
if ARGV[8] ~= '' then
  redis.call('RPUSH', KEYS[8], ARGV[8])
end
if counts[8] > 0 then
  redis.call('ZREMRANGEBYSCORE', KEYS[7], '-inf', ARGV[9])
  for i = lists[8], lists[8] + counts[8] - 1 do
    redis.call('ZADD', KEYS[7], ARGV[3], ARGV[i])
  end
end
return {1}
