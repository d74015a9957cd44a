-- Takes note of which tasks of an activity workers have, and which they have no more. The activity
-- may be gone meanwhile, and another one be there of the same name, whose tasks they are not.
--
-- KEYS  1 tasks that workers have  2 activity
-- ARGV  1 number of tasks that have begun   then of each since when, ms, and the task
--       then the tasks that have ended
local CHUNK = 2000 -- numbers and tasks; below what unpack() takes

local ended = 2 + 2 * ARGV[1]
local created = tonumber(redis.call('HGET', KEYS[2], 'created'))
for first = 2, created and ended - 1 or 0, CHUNK do
  local begun = {}
  for i = first, math.min(first + CHUNK, ended) - 1, 2 do
    if tonumber(ARGV[i]) >= created then
      begun[#begun + 1] = ARGV[i]
      begun[#begun + 1] = ARGV[i + 1]
    end
  end
  if #begun > 0 then
    redis.call('ZADD', KEYS[1], unpack(begun))
  end
end
for first = ended, #ARGV, CHUNK do
  redis.call('ZREM', KEYS[1], unpack(ARGV, first, math.min(first + CHUNK - 1, #ARGV)))
end
