-- Takes note of which tasks of an activity workers have, and which they have no more. The activity
-- may be gone meanwhile.
--
-- KEYS  1 tasks that workers have  2 activity
-- ARGV  1 number of tasks that have begun   then of each since when, ms, and the task
--       then the tasks that have ended
local CHUNK = 2000 -- twice that is below what unpack() takes

local ended = 2 + 2 * ARGV[1]
if redis.call('EXISTS', KEYS[2]) == 1 then
  for first = 2, ended - 1, CHUNK do
    redis.call('ZADD', KEYS[1], unpack(ARGV, first, math.min(first + CHUNK - 1, ended - 1)))
  end
end
for first = ended, #ARGV, CHUNK do
  redis.call('ZREM', KEYS[1], unpack(ARGV, first, math.min(first + CHUNK - 1, #ARGV)))
end
