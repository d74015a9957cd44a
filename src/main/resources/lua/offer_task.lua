-- Puts a task into its activity's queue and wakes one instance that waits.
--
-- KEYS  1 queue  2 leased tasks  3 waiting instances
-- ARGV  1 task  2 now, ms  3 prefix of the instances' channels  4 activity
-- Returns 1 where an instance was woken, else 0
redis.call('ZREM', KEYS[2], ARGV[1])
redis.call('ZADD', KEYS[1], 'NX', ARGV[2], ARGV[1])
while true do
  local waiting = redis.call('ZPOPMIN', KEYS[3])[1]
  if not waiting then
    return 0
  end
  -- nobody listens where the instance has gone
  if redis.call('PUBLISH', ARGV[3] .. waiting, ARGV[4]) > 0 then
    return 1
  end
end
