-- Writes a turn of an execution in its hash form, all of it or nothing. What a turn does not need it
-- does not name: each key and argument costs Redis a third of a microsecond.
--
-- KEYS  1 execution  2 history, then those that are used, in this order:
--       deadlines, outbox, index of what runs, index of what ended so, ended executions (oldest
--       first), answered calls
-- ARGV  1 expected fence, empty where there must be no execution   2 the fence it gets
--       3 now, ms   4 history entry, empty for none   5 shape, big-endian: a byte that is 1 where the
--       execution is created, 2 where it ends, 3 for both, else 0; then the lengths of the lists a to h,
--       four bytes each
--       6.. the lists
--         a  fields and values to set       b  fields to delete
--         c  scores and members of deadlines to set   d  members to clear
--         e  members of deadlines that must have passed
--         f  scores and members of duties to add      g  members to strike
--         h  answered calls
--       then, of a created or ended execution, its start date, ms, and its name; of an ended one its
--       entry among those; where there are answered calls, the time that they are kept from, ms
-- Returns {1} committed, {2, member, score} a deadline has not passed,
--         {0, ...} another fence, with what stands there
-- @include execution_content

local CHUNK = 4000 -- even, and well below what unpack() takes

local call = redis.call
local execution, expected, fence = KEYS[1], ARGV[1], ARGV[2]
local mark, set, delete, due, clear, passed, owe, strike, calls =
  struct.unpack('>BI4I4I4I4I4I4I4I4', ARGV[5])

-- the fence stands in front of the progress; what has another form has none
local function is_at(point)
  local progress = redis.pcall('HGET', execution, 'p')
  return type(progress) == 'string' and string.sub(progress, 1, #point + 1) == point .. ' '
end

local refused
if expected == '' then
  refused = call('EXISTS', execution) == 1
else
  refused = not is_at(expected)
end
if refused then
  if is_at(fence) then
    return {1}
  end
  return {0, content(execution)}
end

local used, place = 2, 6
local function key()
  used = used + 1
  return KEYS[used]
end
local function write(command, target, count)
  local last = place + count - 1
  for first = place, last, CHUNK do
    call(command, target, unpack(ARGV, first, math.min(first + CHUNK - 1, last)))
  end
  place = place + count
end

local deadlines = due + clear + passed > 0 and key()
for i = 1, passed do
  local member = ARGV[place + set + delete + due + clear + i - 1]
  local time = call('ZSCORE', deadlines, member)
  if time and tonumber(time) > tonumber(ARGV[3]) then
    return {2, member, time}
  end
end

write('HSET', execution, set)
write('HDEL', execution, delete)
write('ZADD', deadlines, due)
write('ZREM', deadlines, clear)
place = place + passed
if owe + strike > 0 then
  local outbox = key()
  write('ZADD', outbox, owe)
  write('ZREM', outbox, strike)
end
local answered = place
place = place + calls

if ARGV[4] ~= '' then
  call('RPUSH', KEYS[2], ARGV[4])
end
if mark > 0 then
  local start, name = ARGV[place], ARGV[place + 1]
  place = place + 2
  if mark == 1 then
    call('ZADD', key(), start, name)
  else
    if mark == 2 then
      call('ZREM', key(), name)
    end
    call('ZADD', key(), start, name)
    call('RPUSH', key(), ARGV[place])
    place = place + 1
  end
end
if calls > 0 then
  local memory = key()
  -- in this order: a key that a script empties while a Cluster moves its slot is gone for the script
  for i = answered, answered + calls - 1 do
    call('ZADD', memory, ARGV[3], ARGV[i])
  end
  call('ZREMRANGEBYSCORE', memory, '-inf', ARGV[place])
end
return {1}
