-- Writes a turn of an execution in its hash form, all of it or nothing. What a turn does not need it
-- does not name: each key and argument costs Redis a third of a microsecond.
--
-- KEYS  1 execution  2 history, then those that are used, in this order:
--       deadlines, outbox, indexes that the execution is in, indexes that it goes to, ended executions
--       (oldest first), answered calls
-- ARGV  1 expected fence, empty where there must be no execution   2 the fence it gets
--       3 date of the turn, ms   4 shape, big-endian: a byte that is the sum of 1 where the execution is
--       created, 2 where it ends, 4 where it is redriven, and eight times the number of indexes that it
--       goes to; then the lengths of the lists a to i, four bytes each
--       5 start date of the execution, ms, and 6 its name, where that byte is not 0
--       7, or 5.. the lists
--         a  history entries
--         b  fields and values to set       c  fields to delete
--         d  scores and members of deadlines to set   e  members to clear
--         f  members of deadlines that must have passed
--         g  entries for the outbox      h  entries to strike
--         i  answered calls
--       then, of an ended execution, its entry among those
-- Returns {1} committed, {2, member, score, time} a deadline has not passed, {3} it is too late to begin
--         what was to begin then, {0, ...} another fence, with what stands there
local OUTBOX_LEASE = 10000 -- how long an entry is its owner's alone, ms
local CALL_MEMORY = 300000 -- how long an answered call is known, ms: longer than a client asks again
local LATEST = 120000 -- how late an execution can begin that goes on, ms: later its revision may be gone
local CHUNK = 3000 -- even, and twice that is below what unpack() takes

local call, execution, expected, fence = redis.call, KEYS[1], ARGV[1], ARGV[2]
local mark, entries, set, delete, due, clear, passed, owe, strike, calls =
  struct.unpack('>BI4I4I4I4I4I4I4I4I4', ARGV[4])
local indexes = math.floor(mark / 8)
mark = mark % 8

-- the fence stands in front of the progress; what has another form has none
local there = ''
if expected ~= '' or call('EXISTS', execution) == 1 then
  local progress = redis.pcall('HGET', execution, 'p')
  there = type(progress) == 'string' and string.match(progress, '^%S+')
end
if there ~= expected then
  if there == fence then
    return {1}
  end
  -- @include execution_content
  return {0, content(execution)}
end

local used, place = 2, mark > 0 and 7 or 5
local function write(command, key, count)
  if count == 0 then
    return
  end
  local last = place + count - 1
  if count == 1 then
    call(command, key, ARGV[place])
  elseif count == 2 then
    call(command, key, ARGV[place], ARGV[last])
  else
    for first = place, last, CHUNK do
      call(command, key, unpack(ARGV, first, math.min(first + CHUNK - 1, last)))
    end
  end
  place = last + 1
end

local time
if passed + owe > 0 or mark == 1 then
  local clock = redis.call('TIME')
  time = clock[1] * 1000 + math.floor(clock[2] / 1000)
  if mark == 1 and time - ARGV[5] > LATEST then
    return {3}
  end
end

local deadlines
if due + clear + passed > 0 then
  used = used + 1
  deadlines = KEYS[used]
end
local first_passed = place + entries + set + delete + due + clear
for i = first_passed, first_passed + passed - 1 do
  local due_at = call('ZSCORE', deadlines, ARGV[i])
  if due_at and tonumber(due_at) > time then
    -- one that a sweep has put off, as nobody met it, has passed
    if call('ZSCORE', string.sub(deadlines, 1, -2) .. 'l', ARGV[i]) ~= due_at then
      return {2, ARGV[i], due_at, time}
    end
  end
end

write('RPUSH', KEYS[2], entries)
write('HSET', execution, set)
write('HDEL', execution, delete)
if deadlines then
  write('ZADD', deadlines, due)
  write('ZREM', deadlines, clear)
  place = place + passed
end
if owe + strike > 0 then
  used = used + 1
  if owe == 1 then
    call('ZADD', KEYS[used], time + OUTBOX_LEASE, ARGV[place])
  else
    for first = place, place + owe - 1, CHUNK do
      local owed, lease_end = {}, time + OUTBOX_LEASE
      for i = first, math.min(first + CHUNK, place + owe) - 1 do
        owed[#owed + 1] = lease_end
        owed[#owed + 1] = ARGV[i]
      end
      call('ZADD', KEYS[used], unpack(owed))
    end
  end
  place = place + owe
  write('ZREM', KEYS[used], strike)
end
local answered = place
place = place + calls

if mark > 0 then
  local start, name = ARGV[5], ARGV[6]
  for _ = 1, mark % 2 == 0 and indexes or 0 do
    used = used + 1
    call('ZREM', KEYS[used], name)
  end
  for _ = 1, indexes do
    used = used + 1
    call('ZADD', KEYS[used], start, name)
  end
  if mark % 4 > 1 then
    used = used + 1
    call('RPUSH', KEYS[used], ARGV[place])
  end
end
if calls > 0 then
  used = used + 1
  -- in this order: a key that a script empties while a Cluster moves its slot is gone for the script
  for i = answered, answered + calls - 1 do
    call('ZADD', KEYS[used], ARGV[3], ARGV[i])
  end
  call('ZREMRANGEBYSCORE', KEYS[used], '-inf', ARGV[3] - CALL_MEMORY)
end
return {1}
