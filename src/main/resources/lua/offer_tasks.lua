-- Puts tasks into their activity's queue, and wakes an instance that waits for each. Those that were
-- scheduled well before the activity was created are for one before it of the same name.
--
-- KEYS  1 queue  2 leased tasks  3 waiting instances  4 activity
-- ARGV  1 activity  2 how long a silent instance is believed to wait, as in wake_waiting
--       3.. of each task since when it waits, ms, and the task
-- Returns how many instances were woken
-- @include wake_waiting
local APART = 10 -- by how much instances may reckon the time differently, ms: no task must be lost
local CHUNK = 2000 -- numbers and tasks; below what unpack() takes

local created = tonumber(redis.call('HGET', KEYS[4], 'created'))
if not created then
  return 0
end
local offered = 0
for first = 3, #ARGV, CHUNK do
  local tasks, entries = {}, {}
  for i = first, math.min(first + CHUNK - 1, #ARGV), 2 do
    if tonumber(ARGV[i]) + APART >= created then
      tasks[#tasks + 1] = ARGV[i + 1]
      entries[#entries + 1] = ARGV[i]
      entries[#entries + 1] = ARGV[i + 1]
    end
  end
  if #tasks > 0 then
    redis.call('ZREM', KEYS[2], unpack(tasks))
    redis.call('ZADD', KEYS[1], 'NX', unpack(entries))
    offered = offered + #tasks
  end
end
return wake_waiting(KEYS[3], ARGV[1], ARGV[2], offered)
