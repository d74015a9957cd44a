-- Puts leased tasks back into their activity's queue, in front, and wakes an instance that waits for
-- each. One that is not leased any more was brought back already, or went with its activity.
--
-- KEYS  1 queue  2 leased tasks  3 waiting instances
-- ARGV  1 activity  2 how long a silent instance is believed to wait, as in wake_waiting
--       3.. tasks
-- Returns how many instances were woken
-- @include wake_waiting
local back = 0
for i = 3, #ARGV do
  if redis.call('ZSCORE', KEYS[2], ARGV[i]) then
    -- added first, as in lease_tasks
    redis.call('ZADD', KEYS[1], 'NX', 0, ARGV[i])
    redis.call('ZREM', KEYS[2], ARGV[i])
    back = back + 1
  end
end
return wake_waiting(KEYS[3], ARGV[1], ARGV[2], back)
