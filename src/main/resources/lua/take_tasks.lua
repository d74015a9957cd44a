-- Leases tasks of an activity. An instance that gets fewer than it wants is entered as waiting, in
-- the same step, so that no task slips in between.
--
-- KEYS  1 queue  2 leased tasks  3 waiting instances
-- ARGV  1 number wanted  2 now, ms  3 end of the lease, ms  4 instance  5 prefix of the instances'
--       channels  6 activity  7.. leased tasks that are decided
-- Returns the tasks
if #ARGV > 6 then
  redis.call('ZREM', KEYS[2], unpack(ARGV, 7))
end
for _, task in ipairs(redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', ARGV[2], 'LIMIT', 0, 100)) do
  redis.call('ZREM', KEYS[2], task)
  redis.call('ZADD', KEYS[1], ARGV[2], task)
end
local function wake_another()
  if redis.call('ZCARD', KEYS[1]) == 0 then
    return
  end
  repeat
    local waiting = redis.call('ZPOPMIN', KEYS[3])[1]
  until not waiting or redis.call('PUBLISH', ARGV[5] .. waiting, ARGV[6]) > 0
end

local wanted = tonumber(ARGV[1])
local tasks = {}
if wanted > 0 then
  local popped = redis.call('ZPOPMIN', KEYS[1], wanted)
  for i = 1, #popped, 2 do
    tasks[#tasks + 1] = popped[i]
    redis.call('ZADD', KEYS[2], ARGV[3], popped[i])
  end
end
if #tasks < wanted then
  redis.call('ZADD', KEYS[3], ARGV[2], ARGV[4])
else
  -- a woken instance may have fewer polls than there are tasks
  redis.call('ZREM', KEYS[3], ARGV[4])
  wake_another()
end
return tasks
